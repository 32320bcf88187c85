package org.triggerlinks.model.contact;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.OptimisticLock;
import org.triggerlinks.model.store.Ids;

/**
 * A person that a location writes to. Whoever changes it says so, by {@link #touch} or, of many at
 * once, by {@link Contacts#changed}: its tags and the like are in tables of their own, and do not
 * count as a change of the contact by themselves.
 */
@Entity
public class Contact {

  private static final int BATCH = 200;

  @Id private UUID id;

  private UUID locationId;

  private String firstName;

  private String lastName;

  private String email;

  // The database compares to the letter; an address is the same whatever the case.
  private String emailKey;
  private String phone;

  private String timeZone;

  private Instant createdAt;

  private Instant updatedAt;

  @Version private int version;

  @ElementCollection
  @OptimisticLock(excluded = true)
  @CollectionTable(name = "contact_tag", joinColumns = @JoinColumn(name = "contact_id"))
  @Column(name = "tag")
  @BatchSize(size = BATCH)
  private Set<String> tags = new HashSet<>();

  @ElementCollection
  @OptimisticLock(excluded = true)
  @CollectionTable(name = "contact_field", joinColumns = @JoinColumn(name = "contact_id"))
  @MapKeyColumn(name = "name")
  @Column(name = "content")
  @BatchSize(size = BATCH)
  private Map<String, String> fields = new HashMap<>();

  @ElementCollection
  @OptimisticLock(excluded = true)
  @CollectionTable(name = "contact_dnd", joinColumns = @JoinColumn(name = "contact_id"))
  @Column(name = "channel")
  @BatchSize(size = BATCH)
  private Set<String> dnd = new HashSet<>();

  @ElementCollection
  @OptimisticLock(excluded = true)
  @CollectionTable(name = "contact_address", joinColumns = @JoinColumn(name = "contact_id"))
  @MapKeyColumn(name = "channel")
  @Column(name = "address")
  @BatchSize(size = BATCH)
  private Map<String, String> addresses = new HashMap<>();

  protected Contact() {}

  public static Contact create(UUID locationId, Instant now) {
    Contact contact = new Contact();
    contact.id = Ids.next();
    contact.locationId = locationId;
    contact.createdAt = now;
    contact.updatedAt = now;
    return contact;
  }

  public void call(String firstName, String lastName) {
    this.firstName = firstName;
    this.lastName = lastName;
  }

  /**
   * Sets the e-mail address, which is also its address on the e-mail channel; null takes both away.
   */
  public void email(String email) {
    this.email = email;
    this.emailKey = emailKeyOf(email);
    reachBy("email", email);
  }

  /** What e-mail addresses are compared by: upper and lower case are the same. */
  public static String emailKeyOf(String email) {
    return email == null ? null : email.toLowerCase(Locale.ROOT);
  }

  /**
   * Sets the phone number (E.164), also its SMS and WhatsApp address; null takes all three away.
   */
  public void phone(String phone) {
    this.phone = phone;
    reachBy("sms", phone);
    reachBy("whatsapp", phone);
  }

  /** Sets the contact's address on a channel; null takes it away. */
  public void reachBy(String channel, String address) {
    if (address == null) {
      addresses.remove(channel);
    } else {
      addresses.put(channel, address);
    }
  }

  /** Sets the IANA time zone; null falls back to the location's. */
  public void moveTo(String timeZone) {
    this.timeZone = timeZone == null ? null : ZoneId.of(timeZone).getId();
  }

  /** It is changed, at this time. */
  public void touch(Instant now) {
    updatedAt = now;
  }

  /** Adds a tag; false if the contact had it already. */
  public boolean tag(String tag) {
    return tags.add(tag);
  }

  /** Removes a tag; false if the contact did not have it. */
  public boolean untag(String tag) {
    return tags.remove(tag);
  }

  /** No more messages on this channel; false if it was so already. */
  public boolean disturbNot(String channel) {
    return dnd.add(channel);
  }

  /** Messages on this channel again; false if it was so already. */
  public boolean disturbAgain(String channel) {
    return dnd.remove(channel);
  }

  /** Sets a custom field; null removes it. */
  public void field(String name, String value) {
    if (value == null) {
      fields.remove(name);
    } else {
      fields.put(name, value);
    }
  }

  public UUID id() {
    return id;
  }

  public UUID locationId() {
    return locationId;
  }

  public String firstName() {
    return firstName;
  }

  public String lastName() {
    return lastName;
  }

  public String email() {
    return email;
  }

  /** What its e-mail address is compared by, see {@link #emailKeyOf}. */
  public String emailKey() {
    return emailKey;
  }

  public String phone() {
    return phone;
  }

  /** IANA name, or null if the location's applies. */
  public String timeZone() {
    return timeZone;
  }

  /** The contact's time zone, or else that of the location. */
  public String timeZoneIn(String locationTimeZone) {
    return timeZone == null ? locationTimeZone : timeZone;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant updatedAt() {
    return updatedAt;
  }

  public Set<String> tags() {
    return Collections.unmodifiableSet(tags);
  }

  public Map<String, String> fields() {
    return Collections.unmodifiableMap(fields);
  }

  public Set<String> dnd() {
    return Collections.unmodifiableSet(dnd);
  }

  /** Addresses by channel. */
  public Map<String, String> addresses() {
    return Collections.unmodifiableMap(addresses);
  }

  public Optional<String> address(String channel) {
    return Optional.ofNullable(addresses.get(channel));
  }

  /** The contact as the rules see it. */
  public org.triggerlinks.model.fact.Contact asFact(String locationTimeZone) {
    return new org.triggerlinks.model.fact.Contact(
        firstName,
        lastName,
        email,
        phone,
        timeZoneIn(locationTimeZone),
        tags,
        fields,
        dnd,
        addresses.keySet());
  }
}
