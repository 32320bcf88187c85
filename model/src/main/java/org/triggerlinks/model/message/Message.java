package org.triggerlinks.model.message;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.triggerlinks.model.store.Cut;
import org.triggerlinks.model.store.Ids;

/** A message to or from a contact, with every name filled in. */
@Entity
public class Message {

  private static final int LONGEST_PROBLEM = 1000;
  private static final int LONGEST_SUBJECT = 500;

  /** Which way it went. */
  public enum Direction {
    OUT,
    IN
  }

  @Id private UUID id;

  private UUID locationId;

  private UUID contactId;

  private String channel;

  @Enumerated(EnumType.STRING)
  private Direction direction;

  @Enumerated(EnumType.STRING)
  private MessageState state;

  private String subject;
  private String text;
  private String html;
  private String workflow;

  private UUID enrollmentId;

  private UUID broadcastId;

  private String providerId;

  private String problem;

  private String problemKind;

  private String unsubscribeRef;

  private String template;

  private Instant createdAt;

  private Instant sentAt;

  private Instant settledAt;

  protected Message() {}

  /** The words of a message; subject and html only in e-mail. */
  public record Content(String subject, String text, String html) {}

  /** A message to the contact; its id is chosen first, because its links carry it. */
  public static Message out(
      UUID id, UUID locationId, UUID contactId, String channel, Content content, Instant now) {
    Message message = new Message();
    message.id = id;
    message.locationId = locationId;
    message.contactId = contactId;
    message.channel = channel;
    message.direction = Direction.OUT;
    message.state = MessageState.QUEUED;
    message.subject = Cut.to(LONGEST_SUBJECT, content.subject());
    message.text = content.text();
    message.html = content.html();
    message.createdAt = now;
    return message;
  }

  /** A message from the contact. */
  public static Message in(
      UUID locationId, UUID contactId, String channel, String text, Instant now) {
    Message message =
        out(Ids.next(), locationId, contactId, channel, new Content(null, text, null), now);
    message.direction = Direction.IN;
    message.state = MessageState.RECEIVED;
    message.settledAt = now;
    return message;
  }

  /** The provider has it by this id. */
  public Message knownAs(String providerId) {
    this.providerId = providerId;
    return this;
  }

  /** Names the workflow, and the enrollment if there is one, that sends it. */
  public Message by(String workflow, UUID enrollmentId) {
    this.workflow = workflow;
    this.enrollmentId = enrollmentId;
    return this;
  }

  /** Names the broadcast it is part of. */
  public Message partOf(UUID broadcastId) {
    this.broadcastId = broadcastId;
    return this;
  }

  /** Gives it an address for who wants no more of these, with this reference at its end. */
  public Message unsubscribedBy(String ref) {
    this.unsubscribeRef = ref;
    return this;
  }

  /** The provider is to send a template of its own in place of the text; given as JSON. */
  public Message as(String template) {
    this.template = template;
    return this;
  }

  /** The provider took it. */
  public void sent(String providerId, Instant now) {
    this.providerId = providerId;
    if (state.mayBecome(MessageState.SENT)) {
      state = MessageState.SENT;
      sentAt = now;
      settledAt = null;
      problem = null;
    }
  }

  /** Somebody has it sent anew after it failed: the one step back there is. */
  public void sendAnew() {
    if (state != MessageState.FAILED) {
      throw new IllegalStateException(
          "Message %s is %s; only one that failed is sent anew.".formatted(id, state));
    }
    state = MessageState.QUEUED;
    settledAt = null;
    problem = null;
    problemKind = null;
  }

  /** Moves forward only; false if a later state was reached before. */
  public boolean become(MessageState next, String problem, Instant now) {
    if (!state.mayBecome(next)) {
      return false;
    }
    state = next;
    settledAt = now;
    this.problem =
        problem == null || problem.length() <= LONGEST_PROBLEM
            ? problem
            : problem.substring(0, LONGEST_PROBLEM);
    return true;
  }

  /** The contact took back what it wrote: that it wrote something stays. */
  public void takeBack() {
    if (direction != Direction.IN) {
      throw new IllegalStateException("Message %s is one of ours.".formatted(id));
    }
    text = "";
  }

  /** Says why it failed, in one word as rules know it. */
  public void failedBecause(String kind) {
    problemKind = kind;
  }

  public UUID id() {
    return id;
  }

  public UUID locationId() {
    return locationId;
  }

  public UUID contactId() {
    return contactId;
  }

  public String channel() {
    return channel;
  }

  public Direction direction() {
    return direction;
  }

  public MessageState state() {
    return state;
  }

  public String subject() {
    return subject;
  }

  public String text() {
    return text;
  }

  public String html() {
    return html;
  }

  public String workflow() {
    return workflow;
  }

  public UUID enrollmentId() {
    return enrollmentId;
  }

  public UUID broadcastId() {
    return broadcastId;
  }

  public String providerId() {
    return providerId;
  }

  public String problem() {
    return problem;
  }

  /** Why it failed, in one word as rules know it; null if it did not. */
  public String problemKind() {
    return problemKind;
  }

  /** Names it in the address for who wants no more of these; null if it has none. */
  public String unsubscribeRef() {
    return unsubscribeRef;
  }

  /** The provider's template that is sent in place of the text, as JSON; null if it is the text. */
  public String template() {
    return template;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant sentAt() {
    return sentAt;
  }

  public Instant settledAt() {
    return settledAt;
  }
}
