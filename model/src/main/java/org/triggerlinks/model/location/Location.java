package org.triggerlinks.model.location;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.util.UUID;
import java.util.regex.Pattern;
import org.triggerlinks.model.fact.MessagePolicy;
import org.triggerlinks.model.store.Ids;
import org.triggerlinks.model.time.TimeZones;
import org.triggerlinks.model.webhook.SigningSecret;

/** A sub-account of the agency. Links, contacts, values, workflows and tokens belong to one. */
@Entity
public class Location {

  private static final Pattern SLUG = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  @Id private UUID id;
  private String slug;
  private String name;
  private String domain;

  private String timeZone;

  private boolean allowPrivateDestinations;

  private boolean allowDuplicateContacts;

  private String quietFrom;

  private String quietTo;

  private Integer dailyCap;
  private String signingSecret;

  private Instant createdAt;

  // Counted by Locations alone.
  @Column(updatable = false)
  private long linksVersion;

  protected Location() {}

  /** A new location; its slug also names its folder of workflows. */
  public static Location create(String slug, String name, String timeZone, Instant now) {
    if (!SLUG.matcher(slug).matches()) {
      throw InvalidLocation.slug(slug);
    }
    Location location = new Location();
    location.id = Ids.next();
    location.slug = slug;
    location.name = name;
    location.createdAt = now;
    location.signingSecret = SigningSecret.next();
    location.moveTo(timeZone);
    return location;
  }

  public void rename(String name) {
    this.name = name;
  }

  /** Sets the time zone, an IANA name. */
  public void moveTo(String timeZone) {
    try {
      this.timeZone = TimeZones.named(timeZone).getId();
    } catch (DateTimeException e) {
      throw InvalidLocation.timeZone(timeZone);
    }
  }

  /** Sets the branded domain; null falls back to the agency's. */
  public void brand(String domain) {
    this.domain = domain == null ? null : DomainName.of(domain);
  }

  /** Lets links lead to private and loopback hosts, for try-outs. */
  public void allowPrivateDestinations(boolean allow) {
    allowPrivateDestinations = allow;
  }

  /**
   * Lets contacts have the phone number or e-mail address of another one; a message from there is
   * then from either of them.
   */
  public void allowDuplicateContacts(boolean allow) {
    allowDuplicateContacts = allow;
  }

  /** Sets the quiet hours of a contact's day ("21:00", "08:00"); nulls end them. */
  public void keepQuiet(String from, String to) {
    if ((from == null) != (to == null)) {
      throw InvalidLocation.halfQuiet(from == null ? "quiet_from" : "quiet_to");
    }
    quietFrom = time("quiet_from", from);
    quietTo = time("quiet_to", to);
  }

  /** Sets the most messages a contact gets per channel in 24 hours; null ends the cap. */
  public void capMessages(Integer perDay) {
    if (perDay != null && perDay < 1) {
      throw InvalidLocation.cap(perDay);
    }
    dailyCap = perDay;
  }

  private static String time(String field, String given) {
    if (given == null) {
      return null;
    }
    try {
      return LocalTime.parse(given).withSecond(0).withNano(0).toString();
    } catch (DateTimeException e) {
      throw InvalidLocation.time(field, given);
    }
  }

  /** The limits for messages that the policy rules see. */
  public MessagePolicy messagePolicy() {
    return new MessagePolicy(
        quietFrom == null ? null : LocalTime.parse(quietFrom),
        quietTo == null ? null : LocalTime.parse(quietTo),
        dailyCap);
  }

  public UUID id() {
    return id;
  }

  public String slug() {
    return slug;
  }

  public String name() {
    return name;
  }

  public String domain() {
    return domain;
  }

  public String timeZone() {
    return timeZone;
  }

  public boolean allowsPrivateDestinations() {
    return allowPrivateDestinations;
  }

  public boolean allowsDuplicateContacts() {
    return allowDuplicateContacts;
  }

  public String quietFrom() {
    return quietFrom;
  }

  public String quietTo() {
    return quietTo;
  }

  public Integer dailyCap() {
    return dailyCap;
  }

  /** Secret that signs the webhooks its rules call, as Standard Webhooks writes it. */
  public String signingSecret() {
    return signingSecret;
  }

  public Instant createdAt() {
    return createdAt;
  }

  /** How often what its links lead to was changed, see {@link Locations#changeLinks}. */
  public long linksVersion() {
    return linksVersion;
  }
}
