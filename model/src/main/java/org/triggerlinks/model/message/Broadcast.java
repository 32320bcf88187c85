package org.triggerlinks.model.message;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.triggerlinks.model.store.Cut;
import org.triggerlinks.model.store.Ids;

/** One message to all contacts that match a condition on their tags; made in batches, resumable. */
@Entity
public class Broadcast {

  /** Whether all its messages have been made. */
  public enum State {
    RUNNING,
    FINISHED
  }

  private static final int LONGEST_PROBLEM = 1000;

  @Id private UUID id;

  private UUID locationId;

  private String channel;
  private String subject;
  private String text;
  private String html;
  private String audience;

  @Enumerated(EnumType.STRING)
  private State state;

  private UUID lastContact;

  private int failed;
  private String problem;

  private Instant createdAt;

  private Instant finishedAt;

  protected Broadcast() {}

  /**
   * A new broadcast; {@code audience} is the condition on tags as JSON, the content is a template.
   */
  public static Broadcast create(
      UUID locationId, String channel, Message.Content content, String audience, Instant now) {
    Broadcast broadcast = new Broadcast();
    broadcast.id = Ids.next();
    broadcast.locationId = locationId;
    broadcast.channel = channel;
    broadcast.subject = content.subject();
    broadcast.text = content.text();
    broadcast.html = content.html();
    broadcast.audience = audience;
    broadcast.state = State.RUNNING;
    broadcast.createdAt = now;
    return broadcast;
  }

  /** Messages were made for all matching contacts up to this one, in the order of their ids. */
  public void reached(UUID contact) {
    lastContact = contact;
  }

  /** Nothing could be written to this contact; the others behind it are reached all the same. */
  public void passedOver(UUID contact, String problem) {
    reached(contact);
    failed++;
    this.problem = Cut.to(LONGEST_PROBLEM, problem);
  }

  /** It cannot go on; who was not reached before is not written to. */
  public void endEarly(String problem, Instant now) {
    this.problem = Cut.to(LONGEST_PROBLEM, problem);
    finish(now);
  }

  public void finish(Instant now) {
    state = State.FINISHED;
    finishedAt = now;
  }

  public UUID id() {
    return id;
  }

  public UUID locationId() {
    return locationId;
  }

  public String channel() {
    return channel;
  }

  public Message.Content content() {
    return new Message.Content(subject, text, html);
  }

  public String audience() {
    return audience;
  }

  public State state() {
    return state;
  }

  public UUID lastContact() {
    return lastContact;
  }

  /** How many contacts were passed over, because nothing could be written to them. */
  public int failed() {
    return failed;
  }

  /** Why the last of them was, or why it ended early; null if neither happened. */
  public String problem() {
    return problem;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant finishedAt() {
    return finishedAt;
  }
}
