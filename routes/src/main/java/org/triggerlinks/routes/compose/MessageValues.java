package org.triggerlinks.routes.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.key.Keys;
import org.triggerlinks.model.link.TriggerLink;
import org.triggerlinks.model.message.MessageLink;
import org.triggerlinks.model.text.Values;
import org.triggerlinks.model.value.CustomValue;
import org.triggerlinks.model.value.CustomValues;

/**
 * What the names in one message stand for. Each link that is asked for gets a reference of its own.
 */
final class MessageValues implements Values {

  /** A link in the message: which, and its reference. */
  record Minted(TriggerLink link, String ref) {}

  private final Session session;
  private final Contact contact;
  private final String locationTimeZone;
  private final LocationNames names;
  private final String baseUrl;
  private final List<Minted> minted = new ArrayList<>();
  private boolean publicLinks;

  MessageValues(
      Session session,
      Contact contact,
      String locationTimeZone,
      LocationNames names,
      String baseUrl) {
    this.session = session;
    this.contact = contact;
    this.locationTimeZone = locationTimeZone;
    this.names = names;
    this.baseUrl = baseUrl;
  }

  /** Gives links that do not say who clicks. */
  MessageValues withPublicLinks() {
    publicLinks = true;
    return this;
  }

  @Override
  public Optional<String> contact(String field) {
    String value =
        switch (field.toLowerCase(Locale.ROOT)) {
          case "id" -> contact.id().toString();
          case "first_name" -> contact.firstName();
          case "last_name" -> contact.lastName();
          case "full_name" -> fullName();
          case "email" -> contact.email();
          case "phone" -> contact.phone();
          case "time_zone" -> contact.timeZoneIn(locationTimeZone);
          default -> contact.fields().get(field);
        };
    return Optional.ofNullable(value).filter(text -> !text.isBlank());
  }

  private String fullName() {
    return Stream.of(contact.firstName(), contact.lastName())
        .filter(name -> name != null && !name.isBlank())
        .collect(Collectors.joining(" "));
  }

  @Override
  public Optional<String> customValue(String name) {
    return new CustomValues(session).byName(contact.locationId(), name).map(CustomValue::content);
  }

  @Override
  public String linkUrl(String name) {
    TriggerLink link = names.link(name);
    if (publicLinks) {
      return "%s/l/%s".formatted(baseUrl, link.key());
    }
    String ref = Keys.newRef(contact.id());
    minted.add(new Minted(link, ref));
    return "%s/l/%s-%s".formatted(baseUrl, link.key(), ref);
  }

  /** The rows that say who gets which link in this message. */
  List<MessageLink> linksOf(org.triggerlinks.model.message.Message message) {
    return minted.stream()
        .map(each -> MessageLink.in(message, each.ref(), each.link().id()))
        .toList();
  }
}
