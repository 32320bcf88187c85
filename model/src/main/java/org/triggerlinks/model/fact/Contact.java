package org.triggerlinks.model.fact;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The contact as it was when the fact was decided.
 *
 * @param firstName given name, or null
 * @param lastName family name, or null
 * @param email e-mail address, or null
 * @param phone phone number in E.164 form, or null
 * @param timeZone IANA name of the contact's time zone, or else of its location
 * @param tags all tags
 * @param fields custom fields by name
 * @param dnd channels on which the contact does not want messages
 * @param channels channels on which the contact has an address
 */
public record Contact(
    String firstName,
    String lastName,
    String email,
    String phone,
    String timeZone,
    Set<String> tags,
    Map<String, String> fields,
    Set<String> dnd,
    Set<String> channels) {

  public Contact {
    tags = Collections.unmodifiableSet(new TreeSet<>(tags));
    fields = Collections.unmodifiableMap(new TreeMap<>(fields));
    dnd = Collections.unmodifiableSet(new TreeSet<>(dnd));
    channels = Collections.unmodifiableSet(new TreeSet<>(channels));
  }

  /** True if the contact has this tag. */
  public boolean tagged(String tag) {
    return tags.contains(tag);
  }

  /** Value of a custom field, or null. */
  public String field(String name) {
    return fields.get(name);
  }

  /** True if the contact does not want messages on this channel. */
  public boolean dnd(String channel) {
    return dnd.contains(channel);
  }

  /** True if the contact has an address on this channel. */
  public boolean reachable(String channel) {
    return channels.contains(channel);
  }
}
