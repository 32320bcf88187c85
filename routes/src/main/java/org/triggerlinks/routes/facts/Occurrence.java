package org.triggerlinks.routes.facts;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.UUID;
import org.triggerlinks.model.decision.ClickOutcome;
import org.triggerlinks.model.fact.Fact;

/** What happened, as it was noticed: before anybody looked up whom and what it concerns. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Occurrence.Clicked.class, name = "clicked"),
  @JsonSubTypes.Type(value = Occurrence.Unsubscribed.class, name = "unsubscribed"),
  @JsonSubTypes.Type(value = Occurrence.ClickRecalled.class, name = "click_recalled"),
  @JsonSubTypes.Type(value = Occurrence.WaitFellDue.class, name = "wait_fell_due"),
  @JsonSubTypes.Type(value = Occurrence.MessageSettled.class, name = "message_settled"),
  @JsonSubTypes.Type(value = Occurrence.MessageRead.class, name = "message_read"),
  @JsonSubTypes.Type(value = Occurrence.Reported.class, name = "reported")
})
public sealed interface Occurrence {

  /**
   * Somebody, or something, requested a link's URL.
   *
   * @param link id of the link
   * @param name name of the link at that moment
   * @param ref reference of the message part, or null if the public URL was used
   * @param outcome what was answered
   * @param destination the URL that was served, or null
   */
  record Clicked(
      UUID link,
      String name,
      String ref,
      ClickOutcome outcome,
      String destination,
      String method,
      String userAgent,
      String purpose)
      implements Occurrence {}

  /**
   * Somebody wants no more messages like the one with this address.
   *
   * @param ref reference in the address
   * @param oneClick the mail program asked for the contact (RFC 8058), who saw no page
   */
  record Unsubscribed(String ref, boolean oneClick, String userAgent) implements Occurrence {}

  /** A click made before a wait was opened ends that wait. */
  record ClickRecalled(UUID endedWait, UUID click) implements Occurrence {}

  /** The deadline of a wait came; the fact has the wait's own id, so it exists once. */
  record WaitFellDue() implements Occurrence {}

  /**
   * A provider, or a policy, says what became of a message.
   *
   * @param kind why it was not delivered, as rules know it; null if it was, or if that was written
   *     down before there were kinds
   */
  record MessageSettled(UUID message, boolean delivered, String reason, String kind)
      implements Occurrence {

    /** A report without a kind. */
    public MessageSettled(UUID message, boolean delivered, String reason) {
      this(message, delivered, reason, null);
    }
  }

  /** The contact has read a message. */
  record MessageRead(UUID message) implements Occurrence {}

  /**
   * Something that is told to the rules as it is.
   *
   * @param providerId the provider's id of a message that came in, or null
   * @param automatic a machine wrote that message: it is kept, but no answer of the contact's
   */
  record Reported(Fact fact, String providerId, boolean automatic) implements Occurrence {

    /** Something that no provider told. */
    public Reported(Fact fact) {
      this(fact, null, false);
    }
  }
}
