package org.triggerlinks.channels;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.builder.RouteBuilder;

/**
 * A provider behind a channel. Each has a folder of its own: the route by which a message leaves,
 * what becomes of it on the way, its keys, and a README that says how to get them. It holds nothing
 * of an account itself.
 */
public interface Gateway {

  /** Name of the channel that it carries: "sms". */
  String channel();

  /** Its own name, unique among all gateways: "twilio". */
  String name();

  /** A message of its channel as people call it, with its article: "an SMS". */
  default String inWords() {
    return "a message by " + channel();
  }

  /** What it has to be told, in the order in which somebody would look for it. */
  List<AccountKey> keys();

  /**
   * What is wrong with these values though each by itself is well: "needs a sender: ...".
   *
   * @param values what was given, by the names of keys; what is not there is left out
   */
  default Optional<String> problem(Map<String, String> values) {
    return Optional.empty();
  }

  /** True if what is sent by this account reaches people; false if it is led to a stand-in. */
  default boolean sendsToPeople(Account account) {
    return true;
  }

  /** True if the provider knows a message that it took before by the id that we gave it. */
  boolean recognisesRepeats();

  /** How long after a contact's last message it may be written to; empty if at any time. */
  default Optional<Duration> window() {
    return Optional.empty();
  }

  /** True if it sends templates that its provider has approved, when a message names one. */
  default boolean hasTemplates() {
    return false;
  }

  /** How much the provider takes by this account. */
  default List<Limit> limits(Account account) {
    return List.of();
  }

  /**
   * The route by which messages leave: from {@link #entrance} with a {@link Sending} as its body,
   * to a {@link SendResult}.
   */
  RouteBuilder sending();

  /** Where {@link #sending} begins. */
  default String entrance() {
    return "direct:send-by-" + name();
  }
}
