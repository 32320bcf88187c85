package org.triggerlinks.routes.compose;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.triggerlinks.channels.MessageTemplate;
import org.triggerlinks.model.action.Action;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.key.Keys;
import org.triggerlinks.model.location.Location;
import org.triggerlinks.model.message.Message;
import org.triggerlinks.model.message.MessageLink;
import org.triggerlinks.model.store.Ids;
import org.triggerlinks.model.text.EmailBody;
import org.triggerlinks.model.text.EmailTemplate;
import org.triggerlinks.model.text.Subject;
import org.triggerlinks.model.text.Template;

/** Writes messages from templates. */
public final class MessageWriter {

  /** Name of the one channel with subjects and HTML. */
  public static final String EMAIL = "email";

  private static final String LINKS = "/l/";

  private final LinkBase links;
  private final Clock clock;

  /**
   * Writes links under this URL unless the agency or the location has a domain of its own; those
   * get {@code https}.
   */
  public MessageWriter(URI baseUrl, Clock clock) {
    this.links = new LinkBase(baseUrl);
    this.clock = clock;
  }

  /** A message with the links in it; nothing is saved yet. */
  public record Written(Message message, List<MessageLink> links) {}

  /**
   * Refuses templates that name what the location does not have.
   *
   * @throws org.triggerlinks.model.text.UnknownNames with every unknown name and the nearest known
   *     one
   * @throws org.triggerlinks.model.text.InvalidTemplate if a template cannot be read
   */
  public void check(Session session, Location location, String channel, Message.Content content) {
    var ignored = checked(new LocationNames(session, location.id()), channel, content);
  }

  /** Templates of which every name is known. */
  private interface Checked {
    Message.Content render(MessageValues values);
  }

  private static Checked checked(LocationNames names, String channel, Message.Content content) {
    if (!channel.equals(EMAIL)) {
      Template text = Template.parse(content.text());
      text.check(names);
      return values -> new Message.Content(null, text.render(values), null);
    }
    Subject subject = Subject.parse(content.subject() == null ? "" : content.subject());
    EmailTemplate body = body(content);
    subject.template().check(names);
    body.template().check(names);
    return values -> {
      EmailBody rendered = body.render(values);
      return new Message.Content(subject.render(values), rendered.text(), rendered.html());
    };
  }

  /** Writes a message to a contact, after checking the templates. */
  public Written write(
      Session session,
      Location location,
      Contact contact,
      String channel,
      Message.Content content) {
    LocationNames names = new LocationNames(session, location.id());
    Checked templates = checked(names, channel, content);
    MessageValues values = values(session, location, contact, names);
    Message message =
        Message.out(
            Ids.next(),
            location.id(),
            contact.id(),
            channel,
            templates.render(values),
            clock.instant());
    if (channel.equals(EMAIL)) {
      message.unsubscribedBy(Keys.newRef(contact.id()));
    }
    return new Written(message, values.linksOf(message));
  }

  /**
   * Writes a message that is a template of the provider's. What it says is known there alone: its
   * text names the template and what is put into it.
   *
   * @throws org.triggerlinks.model.text.UnknownNames as {@link #check}
   * @throws org.triggerlinks.model.text.InvalidTemplate if one of the texts cannot be read
   * @throws EmptyPlace if one of the texts is empty
   */
  public Written write(
      Session session, Location location, Contact contact, Action.SendTemplate wanted) {
    LocationNames names = new LocationNames(session, location.id());
    List<Template> texts = wanted.texts().stream().map(Template::parse).toList();
    texts.forEach(text -> text.check(names));
    MessageValues values = values(session, location, contact, names);
    List<String> filled = new ArrayList<>();
    for (Template text : texts) {
      filled.add(text.render(values));
      if (filled.get(filled.size() - 1).isBlank()) {
        throw EmptyPlace.of(wanted.name(), filled.size(), wanted.texts().get(filled.size() - 1));
      }
    }
    String url = null;
    if (wanted.link() != null) {
      Template link = Template.parse("{{link.%s}}".formatted(wanted.link()));
      link.check(names);
      url = link.render(values);
    }
    Message message =
        Message.out(
                Ids.next(),
                location.id(),
                contact.id(),
                wanted.channel(),
                new Message.Content(null, inWords(wanted.name(), filled, url), null),
                clock.instant())
            .as(
                TemplateJson.write(
                    new MessageTemplate(wanted.name(), wanted.language(), filled, suffix(url))));
    return new Written(message, values.linksOf(message));
  }

  private static String inWords(String template, List<String> texts, String url) {
    return Stream.concat(texts.stream(), Stream.ofNullable(url))
        .collect(Collectors.joining(" | ", "[" + template + "] ", ""))
        .strip();
  }

  // The provider has the beginning of the URL, which was approved with the template.
  private static String suffix(String url) {
    return url == null ? null : url.substring(url.indexOf(LINKS) + LINKS.length());
  }

  /**
   * Fills in a text about the contact for somebody else, with the links' public URLs: whoever opens
   * them is not the contact.
   *
   * @throws org.triggerlinks.model.text.UnknownNames as {@link #check}
   * @throws org.triggerlinks.model.text.InvalidTemplate if it cannot be read
   */
  public String plain(Session session, Location location, Contact contact, String text) {
    LocationNames names = new LocationNames(session, location.id());
    Template template = Template.parse(text);
    template.check(names);
    return template.render(values(session, location, contact, names).withPublicLinks());
  }

  private MessageValues values(
      Session session, Location location, Contact contact, LocationNames names) {
    return new MessageValues(
        session, contact, location.timeZone(), names, linkBase(session, location));
  }

  private static EmailTemplate body(Message.Content content) {
    if (content.html() == null) {
      return EmailTemplate.plain(content.text());
    }
    return content.text() == null
        ? EmailTemplate.html(content.html())
        : EmailTemplate.both(content.html(), content.text());
  }

  /** What the URLs of this location's links begin with, without a slash at the end. */
  public String linkBase(Session session, Location location) {
    return links.of(session, location);
  }
}
