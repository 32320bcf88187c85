package org.triggerlinks.model.decision;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.triggerlinks.model.fact.Evidence;
import org.triggerlinks.model.fact.PastClick;

/** A click as it is counted. Never changed: it keeps the destination that was served. */
@Entity
public class Click {

  private static final int LONGEST_USER_AGENT = 500;
  private static final int LONGEST_REASONS = 1000;

  @Id private UUID id;

  private UUID locationId;

  private UUID linkId;

  private String linkName;

  private UUID contactId;

  private UUID messageId;

  private String channel;

  @Enumerated(EnumType.STRING)
  private ClickOutcome outcome;

  @Enumerated(EnumType.STRING)
  private Evidence evidence;

  private String reasons;
  private String destination;

  private String userAgent;

  private Instant occurredAt;

  // Given by the database and never asked for after an insert, so that inserts stay batches.
  @Column(insertable = false, updatable = false)
  private Long number;

  protected Click() {}

  /** A click on a link, made in the message of a reference if {@code from} is not null. */
  public static Click of(
      FactOrigin origin, UUID linkId, String linkName, ClickedIn from, ClickOutcome outcome) {
    Click click = new Click();
    click.id = origin.id();
    click.locationId = origin.locationId();
    click.linkId = linkId;
    click.linkName = linkName;
    click.contactId = origin.contactId();
    click.occurredAt = origin.occurredAt();
    click.outcome = outcome;
    click.evidence = Evidence.LIKELY_HUMAN;
    if (from != null) {
      click.messageId = from.messageId();
      click.channel = from.channel();
    }
    return click;
  }

  /** The message a click was made in. */
  public record ClickedIn(UUID messageId, String channel) {}

  /** Adds what was served to whom. */
  public Click served(String destination, String userAgent) {
    this.destination = destination;
    this.userAgent = cut(userAgent, LONGEST_USER_AGENT);
    return this;
  }

  /** Adds what the evidence rules concluded. */
  public Click judged(Evidence evidence, String reasons) {
    this.evidence = evidence;
    this.reasons = cut(reasons, LONGEST_REASONS);
    return this;
  }

  private static String cut(String text, int length) {
    return text == null || text.length() <= length ? text : text.substring(0, length);
  }

  /** The click as later decisions see it. */
  public PastClick asFact() {
    return new PastClick(linkName, channel, evidence, occurredAt);
  }

  public UUID id() {
    return id;
  }

  public UUID locationId() {
    return locationId;
  }

  public UUID linkId() {
    return linkId;
  }

  public String linkName() {
    return linkName;
  }

  public UUID contactId() {
    return contactId;
  }

  public UUID messageId() {
    return messageId;
  }

  public String channel() {
    return channel;
  }

  public ClickOutcome outcome() {
    return outcome;
  }

  public Evidence evidence() {
    return evidence;
  }

  public String reasons() {
    return reasons;
  }

  public String destination() {
    return destination;
  }

  public String userAgent() {
    return userAgent;
  }

  public Instant occurredAt() {
    return occurredAt;
  }

  /** Its place in the order of recording; known only once it was read back. */
  public Long number() {
    return number;
  }
}
