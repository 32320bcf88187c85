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
  @JsonSubTypes.Type(value = Occurrence.ClickRecalled.class, name = "click_recalled"),
  @JsonSubTypes.Type(value = Occurrence.WaitFellDue.class, name = "wait_fell_due"),
  @JsonSubTypes.Type(value = Occurrence.MessageSettled.class, name = "message_settled"),
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

  /** A click made before a wait was opened ends that wait. */
  record ClickRecalled(UUID endedWait, UUID click) implements Occurrence {}

  /** The deadline of a wait came; the fact has the wait's own id, so it exists once. */
  record WaitFellDue() implements Occurrence {}

  /** A provider, or a policy, says what became of a message. */
  record MessageSettled(UUID message, boolean delivered, String reason) implements Occurrence {}

  /** Something that is told to the rules as it is. */
  record Reported(Fact fact) implements Occurrence {}
}
