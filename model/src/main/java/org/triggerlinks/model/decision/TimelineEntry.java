package org.triggerlinks.model.decision;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.triggerlinks.model.store.Ids;

/** One line of what happened with a contact, in a sentence. */
@Entity
public class TimelineEntry {

  private static final int LONGEST_SUMMARY = 1000;

  @Id private UUID id;

  private UUID locationId;

  private UUID contactId;

  private Instant occurredAt;

  private String kind;
  private String summary;

  private UUID factId;

  private String workflow;

  @Column(name = "rule_name")
  private String rule;

  protected TimelineEntry() {}

  /** The same with an id that is given by whoever noticed it, so that it is there once. */
  public TimelineEntry named(UUID given) {
    id = given;
    return this;
  }

  /**
   * A line of the timeline.
   *
   * @param kind what it is about, in snake case ("link_clicked", "message_sent")
   * @param summary a sentence for people
   * @param factId the decision that explains it, or null
   */
  public static TimelineEntry of(
      UUID locationId,
      UUID contactId,
      Instant occurredAt,
      String kind,
      String summary,
      UUID factId) {
    TimelineEntry entry = new TimelineEntry();
    entry.id = Ids.next();
    entry.locationId = locationId;
    entry.contactId = contactId;
    entry.occurredAt = occurredAt;
    entry.kind = kind;
    entry.summary =
        summary.length() <= LONGEST_SUMMARY ? summary : summary.substring(0, LONGEST_SUMMARY);
    entry.factId = factId;
    return entry;
  }

  /** Names the workflow and rule behind it. */
  public TimelineEntry by(String workflow, String rule) {
    this.workflow = workflow;
    this.rule = rule;
    return this;
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

  public Instant occurredAt() {
    return occurredAt;
  }

  public String kind() {
    return kind;
  }

  public String summary() {
    return summary;
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
}
