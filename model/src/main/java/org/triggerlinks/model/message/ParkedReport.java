package org.triggerlinks.model.message;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.triggerlinks.model.store.Cut;

/**
 * What a provider said of a message before we knew that it has that message: its answer to us was
 * slower than its report, or got lost. It is looked at again, less and less often.
 */
@Entity
public class ParkedReport {

  private static final int LONGEST_REASON = 1000;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
  private static final int MOST_DOUBLINGS = 12;

  @Id private UUID id;
  private String account;
  private String channel;
  private String providerId;
  private UUID messageId;

  @Enumerated(EnumType.STRING)
  private MessageState state;

  private String kind;
  private String reason;
  private Instant saidAt;
  private Instant lookAgainAt;
  private int looks;

  protected ParkedReport() {}

  /**
   * What was said.
   *
   * @param providerId the provider's id of the message
   * @param messageId our own, or null if the provider does not say it
   * @param kind why it failed, or null
   * @param reason the same for people, or null
   */
  public record Said(
      String channel,
      String providerId,
      UUID messageId,
      MessageState state,
      String kind,
      String reason) {}

  /**
   * A report to look at again in a second.
   *
   * @param id the same whenever the provider says the same again
   * @param account path of the webhook that it came by
   */
  public static ParkedReport of(UUID id, String account, Said said, Instant now) {
    ParkedReport report = new ParkedReport();
    report.id = id;
    report.account = account;
    report.channel = said.channel();
    report.providerId = said.providerId();
    report.messageId = said.messageId();
    report.state = said.state();
    report.kind = said.kind();
    report.reason = Cut.to(LONGEST_REASON, said.reason());
    report.saidAt = now;
    report.lookAgainAt = now.plus(FIRST_PAUSE);
    return report;
  }

  /** It was looked at in vain. */
  public void lookAgain(Instant now) {
    looks++;
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(looks, MOST_DOUBLINGS));
    lookAgainAt = now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
  }

  public UUID id() {
    return id;
  }

  /** Path of the webhook that it came by. */
  public String account() {
    return account;
  }

  public Said said() {
    return new Said(channel, providerId, messageId, state, kind, reason);
  }

  public Instant lookAgainAt() {
    return lookAgainAt;
  }

  public Instant saidAt() {
    return saidAt;
  }
}
