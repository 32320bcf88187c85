package org.triggerlinks.routes.decide;

import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.triggerlinks.model.decision.Click;
import org.triggerlinks.model.decision.DecidedFact;
import org.triggerlinks.model.decision.FactOrigin;
import org.triggerlinks.model.decision.Facts;
import org.triggerlinks.model.fact.Evidence;
import org.triggerlinks.model.fact.Fact;
import org.triggerlinks.model.fact.LinkClicked;
import org.triggerlinks.model.fact.MessageReceived;
import org.triggerlinks.model.fact.Unsubscribed;
import org.triggerlinks.routes.facts.FactJson;
import org.triggerlinks.routes.facts.Occurrence;

/**
 * What a contact said, as the beginning of what led to a decision: the button of a confirmation
 * page or of the mail program (RFC 8058), or a message. Nothing else changes consent, whatever
 * tags, waits and workflows lie in between. To follow a link (a GET) is not to say something:
 * scanners follow links, too.
 */
final class ContactsWord {

  private static final int FARTHEST = 1000;
  private static final String NOBODY_ASKED =
      "the contact did not ask for it. It follows a button that the contact pressed (of a link that changes"
          + " consent) or a message that they wrote; whoever is in charge changes it by the API.";

  private final Facts facts;
  private final Session session;

  private ContactsWord(Session session) {
    this.session = session;
    this.facts = new Facts(session);
  }

  /** Why this fact does not come from a word of the contact; empty if it does. */
  static Optional<String> missing(Session session, FactOrigin origin, Fact fact) {
    if (fact instanceof MessageReceived || fact instanceof Unsubscribed) {
      return Optional.empty();
    } else if (fact instanceof LinkClicked click) {
      return click.confirmed() ? Optional.empty() : Optional.of(onlyOpened(click.link()));
    }
    return new ContactsWord(session).missing(origin.cause());
  }

  private Optional<String> missing(UUID first) {
    UUID cause = first;
    for (int back = 0; back < FARTHEST; back++) {
      Optional<DecidedFact> fact = Optional.ofNullable(cause).flatMap(facts::byId);
      if (fact.isEmpty()) {
        return Optional.of(NOBODY_ASKED);
      }
      Occurrence what = FactJson.read("[" + fact.get().body() + "]").get(0).what();
      if (isWord(what)) {
        return Optional.empty();
      }
      // A click has the id of its fact; one that is recalled later is decided under another.
      UUID id = what instanceof Occurrence.ClickRecalled recalled ? recalled.click() : cause;
      Optional<Click> click = Optional.ofNullable(session.find(Click.class, id));
      if (click.isPresent()) {
        return click
            .filter(c -> c.evidence() != Evidence.CONFIRMED)
            .map(c -> onlyOpened(c.linkName()));
      }
      cause = fact.get().cause();
    }
    return Optional.of(
        "more than %d facts lie between this one and whatever the contact asked for."
            .formatted(FARTHEST));
  }

  private static boolean isWord(Occurrence what) {
    return what instanceof Occurrence.Reported reported
        ? reported.fact() instanceof MessageReceived
        : what instanceof Occurrence.Unsubscribed;
  }

  private static String onlyOpened(String link) {
    return "\"%s\" was only opened. Mark the link as changing consent, so that the contact is asked to confirm, and let the rule match on confirmed."
        .formatted(link);
  }
}
