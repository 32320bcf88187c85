package org.triggerlinks.model.intent;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.triggerlinks.model.decision.FactOrigin;
import org.triggerlinks.model.store.Cut;
import org.triggerlinks.model.store.Ids;

/**
 * An action to carry out after the decision is committed. Its key is why none is carried out twice.
 */
@Entity
public class Intent {

  private static final int LONGEST_PROBLEM = 1000;

  @Id private UUID id;

  private UUID factId;

  private String workflow;

  @Column(name = "rule_name")
  private String rule;

  private int ordinal;

  private UUID locationId;

  private UUID contactId;

  private String channel;

  private UUID messageId;

  private String payload;

  @Enumerated(EnumType.STRING)
  private IntentState state;

  private Instant dueAt;

  private int attempts;

  private int attemptsBefore;

  private int heldUp;

  private Instant heldUpSince;

  private String heldUpBy;

  private String problem;

  private Instant createdAt;

  private Instant updatedAt;

  protected Intent() {}

  /** Who wants it: the key is unique together with the fact's id. */
  public record Author(String workflow, String rule, int ordinal) {}

  /** An intent that goes out by this channel's queue when it is due. */
  public static Intent of(
      FactOrigin fact, Author author, String channel, String payload, Instant dueAt, Instant now) {
    Intent intent = new Intent();
    intent.id = Ids.next();
    intent.factId = fact.id();
    intent.workflow = author.workflow();
    intent.rule = author.rule();
    intent.ordinal = author.ordinal();
    intent.locationId = fact.locationId();
    intent.contactId = fact.contactId();
    intent.channel = channel;
    intent.payload = payload;
    intent.state = IntentState.PENDING;
    intent.dueAt = dueAt;
    intent.createdAt = now;
    intent.updatedAt = now;
    return intent;
  }

  /** Sends this message. */
  public Intent carrying(UUID messageId) {
    this.messageId = messageId;
    return this;
  }

  /** An attempt begins. */
  public void begin(Instant now) {
    become(IntentState.SENDING, null, now);
    attempts++;
  }

  /**
   * The attempt that began was not made: its number is free again. It is put on its queue anew, for
   * its message there may have been taken by who found the attempt at work.
   */
  public void takeBack(Instant now) {
    become(IntentState.PENDING, null, now);
    attempts--;
  }

  /** Its queue may not have it any more: it is put there once more. */
  public void relayAnew(Instant now) {
    become(IntentState.PENDING, problem, now);
  }

  /** It is known to be where it is, and to stay there. */
  public void lookedAt(Instant now) {
    updatedAt = now;
  }

  /** It will be tried again then. */
  public void retryAt(Instant when, String problem, Instant now) {
    become(IntentState.PENDING, problem, now);
    dueAt = when;
  }

  /** It will be tried again then, and what was tried now does not count. */
  public void holdUpUntil(Instant when, String problem, Instant now) {
    retryAt(when, problem, now);
    heldUp++;
  }

  /**
   * It is held up by what is not its own fault, and perhaps was before.
   *
   * @param kind what that is: each has a time of its own
   */
  public void heldUpBy(String kind, Instant now) {
    if (!kind.equals(heldUpBy)) {
      heldUpBy = kind;
      heldUpSince = now;
    }
  }

  /** How long it has been held up by the same. */
  public Duration heldUpFor(Instant now) {
    return heldUpSince == null ? Duration.ZERO : Duration.between(heldUpSince, now);
  }

  /** How many attempts at it do not count. */
  public int heldUp() {
    return heldUp;
  }

  /** No attempt is made before then. */
  public void postpone(Instant until, Instant now) {
    if (state != IntentState.PENDING && state != IntentState.RELAYED) {
      throw new IllegalStateException(
          "Intent %s is %s and cannot be postponed.".formatted(id, state));
    }
    state = IntentState.PENDING;
    dueAt = until;
    updatedAt = now;
  }

  /** Somebody has it tried anew after it failed: as often as at first, beginning now. */
  public void tryAnew(Instant now) {
    become(IntentState.PENDING, null, now);
    dueAt = now;
    attemptsBefore = attempts;
    heldUp = 0;
    heldUpSince = null;
    heldUpBy = null;
  }

  /** Goes on to the next state; throws if that is not a legal step. */
  public void become(IntentState next, String problem, Instant now) {
    if (!state.mayBecome(next)) {
      throw new IllegalStateException(
          "Intent %s is %s and cannot become %s.".formatted(id, state, next));
    }
    state = next;
    this.problem = Cut.to(LONGEST_PROBLEM, problem);
    updatedAt = now;
  }

  public UUID id() {
    return id;
  }

  public UUID factId() {
    return factId;
  }

  public String workflow() {
    return workflow;
  }

  public String rule() {
    return rule;
  }

  public int ordinal() {
    return ordinal;
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

  /** The message it sends, or null if it does something else. */
  public UUID messageId() {
    return messageId;
  }

  public String payload() {
    return payload;
  }

  public IntentState state() {
    return state;
  }

  public Instant dueAt() {
    return dueAt;
  }

  /** All attempts there ever were; the last one has this number. */
  public int attempts() {
    return attempts;
  }

  /** Attempts that count since it was made, or since somebody had it tried anew. */
  public int tries() {
    return attempts - attemptsBefore - heldUp;
  }

  /** Somebody had it tried anew. */
  public boolean triedAnew() {
    return attemptsBefore > 0;
  }

  public String problem() {
    return problem;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant updatedAt() {
    return updatedAt;
  }
}
