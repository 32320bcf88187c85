package org.triggerlinks.routes.inbound;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.Happened;
import org.triggerlinks.channels.SendResult;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.contact.Contacts;
import org.triggerlinks.model.decision.TimelineEntry;
import org.triggerlinks.model.message.MessageState;
import org.triggerlinks.model.message.Messages;
import org.triggerlinks.model.message.ParkedReport;
import org.triggerlinks.model.store.Ids;

/**
 * What a contact, or its provider, told us to do or to leave: no rule is asked whether that is
 * heeded.
 */
final class Wishes {

  private final Session session;
  private final Whose whose;
  private final ReportedMessages reports;
  private final Account account;
  private final Instant at;

  Wishes(Session session, Whose whose, ReportedMessages reports, Account account, Instant at) {
    this.session = session;
    this.reports = reports;
    this.whose = whose;
    this.account = account;
    this.at = at;
  }

  /**
   * Does what is to be done, unless that was done before, and gives what became of it.
   *
   * @param id of the line on the timeline
   */
  String heed(UUID id, Happened happened) {
    if (session.find(TimelineEntry.class, id) != null) {
      return "known"; // what was said since counts more
    }
    if (happened instanceof Happened.ConsentSaid said) {
      return consent(id, said.from(), said.wanted(), "told the provider: " + said.how());
    } else if (happened instanceof Happened.Complained complained) {
      return recipient(complained.own(), complained.address())
          .map(contact -> consent(id, contact, false, "called a message unwanted"))
          .orElse("nobody");
    } else if (happened instanceof Happened.Bounced bounced) {
      return recipient(bounced.own(), bounced.address())
          .map(contact -> bounced(id, contact, bounced))
          .orElse("nobody");
    } else if (happened instanceof Happened.TakenBack back) {
      return new Messages(session)
          .byProviderId(account.channel(), back.providerId())
          .map(
              message -> {
                message.takeBack();
                return "new";
              })
          .orElse("nobody");
    }
    throw new IllegalStateException("Nobody heeds " + happened);
  }

  /**
   * Who got the message that this is about. Anybody can write a mail that says that an address
   * takes nothing: it counts only for a message of ours that went there.
   */
  private Optional<Contact> recipient(UUID own, String address) {
    return Optional.ofNullable(own)
        .flatMap(new Messages(session)::byId)
        .filter(message -> message.channel().equals(account.channel()))
        .map(message -> new Contacts(session).lock(List.of(message.contactId())))
        .flatMap(found -> found.values().stream().findFirst())
        .filter(
            contact ->
                address == null
                    || contact
                        .address(account.channel())
                        .filter(address::equalsIgnoreCase)
                        .isPresent());
  }

  private String bounced(UUID id, Contact contact, Happened.Bounced bounced) {
    String kind =
        SendResult.kindOf(
            bounced.permanent() ? SendResult.BadAddress.class : SendResult.Refused.class);
    ParkedReport.Said said =
        new ParkedReport.Said(
            account.channel(),
            "bounced",
            bounced.own(),
            MessageState.FAILED,
            kind,
            bounced.reason());
    reports.settle(session, account.location(), Ids.named("bounced " + id), said, at);
    return bounced.permanent()
        ? consent(id, contact, false, "has an address that takes nothing: " + bounced.reason())
        : "new";
  }

  // Whoever has this address: it is one person, or one telephone.
  private String consent(UUID id, String address, boolean wanted, String why) {
    List<Contact> contacts = whose.all(session, account, address);
    for (Contact contact : contacts) {
      consent(contact == contacts.get(0) ? id : Ids.next(), contact, wanted, why);
    }
    return contacts.isEmpty() ? "nobody" : "new";
  }

  private String consent(UUID id, Contact contact, boolean wanted, String why) {
    String channel = account.channel();
    boolean changed = wanted ? contact.disturbAgain(channel) : contact.disturbNot(channel);
    if (changed) {
      contact.touch(at);
    }
    session.persist(
        TimelineEntry.of(
                contact.locationId(),
                contact.id(),
                at,
                wanted ? "dnd_cleared" : "dnd_set",
                "%s on %s: the contact %s."
                    .formatted(wanted ? "Messages again" : "No more messages", channel, why),
                null)
            .named(id));
    return "new";
  }
}
