package org.triggerlinks.model.action;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.triggerlinks.model.fact.Evidence;
import org.triggerlinks.model.fact.Now;
import org.triggerlinks.model.fact.ProposedMessage;

/**
 * The functions a rule's consequence may call, as in {@code insert( addTag( "vip" ) );}. Each only
 * describes what should happen; the engine carries it out after every rule has spoken.
 */
public final class Actions {

  private static final Duration DEFAULT_GOAL_WINDOW = Duration.ofDays(7);

  private Actions() {}

  // Messages

  /** Sends a text message (SMS). */
  public static Action sendSms(String text) {
    return send("sms", text);
  }

  /** Sends an e-mail; the HTML part is made from the text. */
  public static Action sendEmail(String subject, String text) {
    return new Action.SendMessage("email", subject, text, null);
  }

  /** Sends an e-mail with an HTML part; the plain-text part is made from it. */
  public static Action sendHtmlEmail(String subject, String html) {
    return new Action.SendMessage("email", subject, null, html);
  }

  /** Sends a Google Business Profile message. */
  public static Action sendGbp(String text) {
    return send("gbp", text);
  }

  /** Sends a Facebook Messenger message. */
  public static Action sendMessenger(String text) {
    return send("messenger", text);
  }

  /** Sends an Instagram direct message. */
  public static Action sendInstagram(String text) {
    return send("instagram", text);
  }

  /** Sends a WhatsApp message. */
  public static Action sendWhatsapp(String text) {
    return send("whatsapp", text);
  }

  /** Sends a message by the channel of this name. */
  public static Action send(String channel, String text) {
    return new Action.SendMessage(channel, null, text, null);
  }

  /** Sends a template that the channel's provider has approved, with these texts in its places. */
  public static Action sendTemplate(String channel, String name, String language, String... texts) {
    return new Action.SendTemplate(channel, name, language, null, List.of(texts));
  }

  /** Sends such a template with a trigger link behind its button. */
  public static Action sendTemplateWithLink(
      String channel, String name, String language, String link, String... texts) {
    return new Action.SendTemplate(channel, name, language, link, List.of(texts));
  }

  // The contact

  /** Puts a tag on the contact. */
  public static Action addTag(String tag) {
    return new Action.AddTag(tag);
  }

  /** Takes a tag off the contact. */
  public static Action removeTag(String tag) {
    return new Action.RemoveTag(tag);
  }

  /** The contact gets no more messages on this channel ("sms", "email", ...). */
  public static Action setDnd(String channel) {
    return new Action.SetDnd(channel);
  }

  /** The contact gets messages on this channel again. */
  public static Action clearDnd(String channel) {
    return new Action.ClearDnd(channel);
  }

  /** Sets a custom field of the contact; null removes it. */
  public static Action setField(String name, Object value) {
    return new Action.SetField(name, value == null ? null : value.toString());
  }

  // Waits

  /** Waits for a click on a link, at most so long; the wait is named after the link. */
  public static Action waitForClick(String link, Timeout timeout) {
    return waitForClick(link, link, timeout);
  }

  /** Waits for a click on a link under a name of its own, at most so long. */
  public static Action waitForClick(String name, String link, Timeout timeout) {
    return new Action.WaitForClick(name, link, Timeout.said(timeout, verb("waitForClick", name)));
  }

  /** Waits for a length of time. */
  public static Action waitFor(String name, Timeout time) {
    return new Action.WaitFor(name, Timeout.length(time, verb("waitFor", name)));
  }

  /** Waits until it is this time of day (24-hour clock) where the contact is. */
  public static Action waitUntil(String name, int hour, int minute) {
    return new Action.WaitUntil(name, LocalTime.of(hour, minute));
  }

  /** Waits until a moment that a fact names, such as the start of an appointment. */
  public static Action waitUntil(String name, Instant moment) {
    if (moment == null) {
      throw new IllegalArgumentException(
          verb("waitUntil", name)
              + " was given no moment. Ask for one in the conditions, as in startsAt != null.");
    }
    return new Action.WaitUntilMoment(name, moment);
  }

  /** Ends the open wait of this name before its time: what it waited for came in another way. */
  public static Action endWait(String name) {
    return new Action.EndWait(name);
  }

  /** So many minutes. */
  public static Timeout minutes(long minutes) {
    return new Timeout(Duration.ofMinutes(minutes));
  }

  /** So many hours. */
  public static Timeout hours(long hours) {
    return new Timeout(Duration.ofHours(hours));
  }

  /** So many days of 24 hours. */
  public static Timeout days(long days) {
    return new Timeout(Duration.ofDays(days));
  }

  /** Says in the rule that a wait has no timeout. */
  public static Timeout noTimeout() {
    return new Timeout(null);
  }

  // The workflow

  /** The contact enters this workflow. */
  public static Action enter() {
    return new Action.Enter();
  }

  /** The contact leaves this workflow, and its open waits end. */
  public static Action leave() {
    return new Action.Leave();
  }

  /** Starts another workflow for the contact. */
  public static Action startWorkflow(String workflow) {
    return new Action.StartWorkflow(workflow);
  }

  /** The contact reached a goal; the last link it clicked in the past 7 days gets the credit. */
  public static Action reachGoal(String goal) {
    return new Action.ReachGoal(goal, DEFAULT_GOAL_WINDOW);
  }

  /** The contact reached a goal; the last link it clicked within this time gets the credit. */
  public static Action reachGoal(String goal, Timeout window) {
    return new Action.ReachGoal(goal, Timeout.length(window, verb("reachGoal", goal)));
  }

  // The team and other systems

  /** Opens an opportunity for the contact. */
  public static Action createOpportunity(String pipeline, String stage, String name) {
    return new Action.CreateOpportunity(pipeline, stage, name);
  }

  /** Moves the contact's open opportunity in this pipeline to another stage. */
  public static Action moveOpportunity(String pipeline, String stage) {
    return new Action.MoveOpportunity(pipeline, stage);
  }

  /** Tells the team. */
  public static Action notifyTeam(String text) {
    return new Action.NotifyTeam(text);
  }

  /** Posts a signed JSON document about the contact to a URL. */
  public static Action callWebhook(String url) {
    return new Action.CallWebhook(url, Map.of());
  }

  /** Posts a signed JSON document about the contact, with these values added, to a URL. */
  public static Action callWebhook(String url, Map<String, Object> data) {
    return new Action.CallWebhook(url, data);
  }

  // Policies

  /** Does not send a proposed message. */
  public static PolicyDecision holdBack(ProposedMessage message, String reason) {
    return new PolicyDecision.HoldBack(message.number(), reason);
  }

  /** Sends a proposed message when it is next this time of day for the contact. */
  public static PolicyDecision delayUntil(
      ProposedMessage message, Now now, LocalTime time, String reason) {
    return new PolicyDecision.Delay(message.number(), next(now.at(), time), reason);
  }

  // Evidence

  /** A machine made the click. */
  public static Verdict machine(String reason) {
    return new Verdict(Evidence.MACHINE, reason);
  }

  /** A machine may have made the click. */
  public static Verdict suspect(String reason) {
    return new Verdict(Evidence.SUSPECT, reason);
  }

  /** The contact pressed a button. */
  public static Verdict confirmed(String reason) {
    return new Verdict(Evidence.CONFIRMED, reason);
  }

  /**
   * The next moment after {@code from} at which the wall clock of its zone shows {@code time}.
   * Where daylight saving skips that time, the clock is read after the gap.
   */
  public static Instant next(ZonedDateTime from, LocalTime time) {
    ZonedDateTime today = from.toLocalDate().atTime(time).atZone(from.getZone());
    // Where daylight saving ends, the clock shows some times twice.
    ZonedDateTime again = today.withLaterOffsetAtOverlap();
    ZonedDateTime next =
        again.isAfter(from)
            ? today.isAfter(from) ? today : again
            : from.toLocalDate().plusDays(1).atTime(time).atZone(from.getZone());
    return next.toInstant();
  }

  /** A verb as it stands in the rule, for its error. */
  private static String verb(String verb, String name) {
    return "%s(\"%s\", ...)".formatted(verb, name);
  }
}
