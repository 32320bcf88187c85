package org.triggerlinks.routes.decide;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.triggerlinks.model.message.MessageLink;
import org.triggerlinks.model.message.Messages;
import org.triggerlinks.routes.facts.FactEnvelope;
import org.triggerlinks.routes.facts.Occurrence;

/**
 * Whom each fact of a batch is about, and which message. Some name both; a click or an
 * unsubscription brings the reference of an address instead, looked up once for all of them.
 */
final class FactSubjects {

  private final Map<String, MessageLink> links;
  private final Map<String, Messages.Unsubscribing> unsubscribing;

  FactSubjects(Session session, List<FactEnvelope> facts) {
    Messages messages = new Messages(session);
    this.links =
        messages
            .byRefs(facts.stream().map(FactSubjects::ref).filter(Objects::nonNull).toList())
            .stream()
            .collect(Collectors.toMap(MessageLink::ref, Function.identity()));
    this.unsubscribing =
        messages
            .byUnsubscribeRefs(
                facts.stream()
                    .flatMap(fact -> unsubscribed(fact).stream())
                    .map(Occurrence.Unsubscribed::ref)
                    .toList())
            .stream()
            .collect(Collectors.toMap(Messages.Unsubscribing::ref, Function.identity()));
  }

  private static String ref(FactEnvelope fact) {
    return fact.what() instanceof Occurrence.Clicked click ? click.ref() : null;
  }

  private static Optional<Occurrence.Unsubscribed> unsubscribed(FactEnvelope fact) {
    return fact.what() instanceof Occurrence.Unsubscribed word
        ? Optional.of(word)
        : Optional.empty();
  }

  /** The messages that were clicked in. */
  Set<UUID> clickedIn() {
    return links.values().stream()
        .map(MessageLink::messageId)
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** The message part a click was made in, if its reference is known and belongs to that link. */
  Optional<MessageLink> messageLink(Occurrence.Clicked click) {
    return Optional.ofNullable(click.ref())
        .map(links::get)
        .filter(link -> link.linkId().equals(click.link()));
  }

  /** Whom the address belongs to that a fact came by; empty if there is none, or nobody has it. */
  Optional<Messages.Unsubscribing> unsubscribing(FactEnvelope fact) {
    return unsubscribed(fact).map(word -> unsubscribing.get(word.ref()));
  }

  /** The message that a fact tells something of; a click tells nothing of its own. */
  Optional<UUID> messageOf(FactEnvelope fact) {
    if (fact.what() instanceof Occurrence.Unsubscribed) {
      return unsubscribing(fact).map(Messages.Unsubscribing::messageId);
    }
    if (fact.what() instanceof Occurrence.MessageSettled settled) {
      return Optional.of(settled.message());
    }
    return fact.what() instanceof Occurrence.MessageRead read
        ? Optional.of(read.message())
        : Optional.empty();
  }

  /** The contact a fact is about; empty if it is anonymous. It may be deleted by now. */
  Optional<UUID> contactOf(FactEnvelope fact) {
    if (fact.what() instanceof Occurrence.Clicked click) {
      return messageLink(click).map(MessageLink::contactId);
    }
    return fact.what() instanceof Occurrence.Unsubscribed && fact.contact() == null
        ? unsubscribing(fact).map(Messages.Unsubscribing::contactId)
        : Optional.ofNullable(fact.contact());
  }
}
