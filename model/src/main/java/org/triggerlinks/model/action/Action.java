package org.triggerlinks.model.action;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a workflow rule wants to happen. Made by {@link Actions}. */
public sealed interface Action {

  /** Send a message; {@code subject} and {@code html} are for e-mail and null elsewhere. */
  record SendMessage(String channel, String subject, String text, String html) implements Action {}

  /** Put a tag on the contact. */
  record AddTag(String tag) implements Action {}

  /** Take a tag off the contact. */
  record RemoveTag(String tag) implements Action {}

  /** The contact wants no more messages on this channel. */
  record SetDnd(String channel) implements Action {}

  /** The contact wants messages on this channel again. */
  record ClearDnd(String channel) implements Action {}

  /** Set a custom field of the contact; a null value removes it. */
  record SetField(String name, String value) implements Action {}

  /**
   * Wait until the contact clicks a link; a null timeout means the rule said {@code noTimeout()}.
   */
  record WaitForClick(String name, String link, Duration timeout) implements Action {}

  /** Wait for a length of time. */
  record WaitFor(String name, Duration duration) implements Action {}

  /** Wait until the next time it is this time of day for the contact. */
  record WaitUntil(String name, LocalTime time) implements Action {}

  /** Wait until a moment; one that has passed ends the wait at once. */
  record WaitUntilMoment(String name, Instant moment) implements Action {}

  /** Open an opportunity for the contact. */
  record CreateOpportunity(String pipeline, String stage, String name) implements Action {}

  /** Move the contact's open opportunity in this pipeline to another stage. */
  record MoveOpportunity(String pipeline, String stage) implements Action {}

  /** Tell the team, in the location's notifications. */
  record NotifyTeam(String text) implements Action {}

  /** POST a signed JSON document to a URL. */
  record CallWebhook(String url, Map<String, Object> data) implements Action {
    public CallWebhook {
      data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    }
  }

  /** The contact reached a goal; the last link it clicked within the window gets the credit. */
  record ReachGoal(String goal, Duration window) implements Action {}

  /** The contact enters this workflow. */
  record Enter() implements Action {}

  /** The contact leaves this workflow; its open waits end. */
  record Leave() implements Action {}

  /** Start another workflow for the contact. */
  record StartWorkflow(String workflow) implements Action {}
}
