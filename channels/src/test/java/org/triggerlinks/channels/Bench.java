package org.triggerlinks.channels;

import java.util.List;
import java.util.Map;

/** What the {@link ChannelContract} has to be given of a gateway, and of the stand-in behind it. */
public interface Bench {

  /**
   * An account at the stand-in, with a value for each key that is secret; anew each time and with a
   * gateway of its own, as after a restart.
   */
  Account account();

  /** Somebody whom the stand-in reaches. */
  String address();

  /** How many requests to send a message the stand-in got, whatever became of them. */
  int asked();

  /** How many messages it took. */
  int taken();

  /** The stand-in takes the next message, and breaks off before it answers. */
  void takesAndDies();

  /** The stand-in does not listen any more; the second time this changes nothing. */
  void leaves();

  /** What may happen to a message in place of success: for each kind of result at least one. */
  List<Trouble> troubles();

  /**
   * The kinds of results that this gateway never has, each with the reason in words; so that none
   * is forgotten.
   */
  Map<String, String> cannotHave();

  /** How the provider is heard. */
  Hearing hears();

  /**
   * The provider tells us something.
   *
   * @param news which news: the same number again is the same news told again, as the provider does
   *     that
   * @return what is kept of it
   */
  WebhookRequest tells(int news) throws Exception;

  /** What nobody may see besides the account's secrets, as it is made of them: logins, tokens. */
  default List<String> derived() {
    return List.of();
  }
}
