package org.triggerlinks.routes.decide;

import java.util.UUID;
import org.triggerlinks.model.contact.Contacts;
import org.triggerlinks.model.decision.FactOrigin;
import org.triggerlinks.model.fact.Unsubscribed;
import org.triggerlinks.model.message.Message;
import org.triggerlinks.model.message.Messages;
import org.triggerlinks.routes.compose.MessageWords;
import org.triggerlinks.routes.facts.FactEnvelope;
import org.triggerlinks.routes.facts.FactRelay;
import org.triggerlinks.routes.facts.Occurrence;

/**
 * The contact wants no more messages like one that it got: heeded whatever the rules say
 * (docs/adr/0017), which hear of it after that.
 */
final class OptOut {

  private final Case about;
  private final Message message;

  OptOut(Case about, UUID message) {
    this.about = about;
    this.message = new Messages(about.session()).byId(message).orElseThrow();
  }

  /** It was said by the message's own address; mail programs may say it again (RFC 8058, 3.2). */
  void unsubscribed(Occurrence.Unsubscribed word) {
    if (about.origin().depth() == 0) {
      tellOthers(word);
    }
    boolean news =
        heed(
            "unsubscribed by the button of the %s (%s)"
                .formatted(word.oneClick() ? "mail program" : "page", MessageWords.brief(message)));
    if (!news) {
      about
          .explanation()
          .note("No workflow is asked: the contact got no more messages there already.");
      return;
    }
    about.ask(
        WorkflowFact.forAll(
            new Unsubscribed(
                message.channel(),
                message.workflow(),
                message.text(),
                about.origin().occurredAt())));
  }

  // A person with several contacts reads one mailbox. Each is decided in its own order, in which
  // nobody else has it locked.
  private void tellOthers(Occurrence.Unsubscribed word) {
    FactOrigin origin = about.origin();
    for (UUID other : new Contacts(about.session()).othersWithEmail(about.contact())) {
      FactRelay.queue(
          about.session(),
          FactEnvelope.following(origin, origin.occurredAt(), word).of(other),
          about.tools().clock());
    }
  }

  /** No more messages by that channel, and no other; false if it was so already. */
  boolean heed(String how) {
    boolean changed = about.contact().disturbNot(message.channel());
    if (changed) {
      about.batch().changed(about.contact());
      about
          .timeline()
          .happened(
              "dnd_set",
              "No more messages by %s: the contact %s.".formatted(message.channel(), how));
    }
    return changed;
  }
}
