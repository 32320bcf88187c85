package org.triggerlinks.routes.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.triggerlinks.model.action.PolicyDecision;
import org.triggerlinks.model.fact.ProposedMessage;
import org.triggerlinks.model.intent.Intent;
import org.triggerlinks.model.message.Message;
import org.triggerlinks.model.message.MessageState;
import org.triggerlinks.routes.compose.MessageWords;
import org.triggerlinks.rules.PolicyResult;

/** The last stage: may the messages that the workflows propose be sent, and when? */
final class PolicyStage {

  private final Scene scene;
  private final Map<String, Integer> sentToday = new HashMap<>();

  PolicyStage(Scene scene) {
    this.scene = scene;
  }

  /** Writes the proposed messages, asks the policies, and lets those go that may. */
  void send() {
    List<ComposedSend> composed = new ArrayList<>();
    for (ProposedSend proposal : scene.proposals()) {
      scene
          .tools()
          .composer()
          .compose(scene, proposal, composed.size() + 1)
          .ifPresent(composed::add);
    }
    if (composed.isEmpty()) {
      return;
    }
    List<Object> facts = new ArrayList<>();
    composed.forEach(send -> facts.add(asFact(send)));
    // As the workflows left the contact: who unsubscribes by this very fact gets no more messages.
    facts.add(scene.contact().asFact(scene.location().timeZone()));
    facts.add(scene.now());
    facts.add(scene.location().messagePolicy());
    PolicyResult result = scene.tools().rules().policies(facts);
    result.outcomes().forEach(outcome -> scene.explanation().add("policy", facts, outcome));
    composed.forEach(send -> settle(send, result.decisions().get(send.number())));
  }

  private ProposedMessage asFact(ComposedSend send) {
    Message message = send.message();
    int before =
        sentToday.computeIfAbsent(
            message.channel(),
            channel -> scene.batch().sent().today(scene.contact().id(), channel));
    sentToday.put(message.channel(), before + 1);
    return new ProposedMessage(
        send.number(), message.channel(), message.workflow(), message.text(), before);
  }

  private void settle(ComposedSend send, PolicyDecision decision) {
    Message message = send.message();
    Intent.Author author = send.author();
    Instant now = scene.batch().now();
    if (decision instanceof PolicyDecision.HoldBack held) {
      message.become(MessageState.HELD_BACK, held.reason(), now);
    }
    scene.batch().sent().save(send);
    if (decision instanceof PolicyDecision.HoldBack held) {
      line(
          "message_held_back",
          author,
          MessageWords.brief(message) + " was held back: " + held.reason());
      send.explained()
          .withArray("/held_back")
          .addObject()
          .put("message", message.id().toString())
          .put("reason", held.reason());
      return;
    }
    Instant due = decision instanceof PolicyDecision.Delay delay ? delay.until() : now;
    scene
        .batch()
        .rows()
        .add(
            Intent.of(scene.origin(), author, message.channel(), "{}", due, now)
                .carrying(message.id()));
    if (decision instanceof PolicyDecision.Delay delay) {
      line(
          "message_delayed",
          author,
          "%s waits until %s: %s"
              .formatted(MessageWords.brief(message), delay.until(), delay.reason()));
      send.explained()
          .withArray("/delayed")
          .addObject()
          .put("message", message.id().toString())
          .put("until", delay.until().toString())
          .put("reason", delay.reason());
    } else {
      line(
          "message_queued",
          author,
          MessageWords.name(message) + " is on its way: " + MessageWords.line(message.text()));
    }
  }

  private void line(String kind, Intent.Author author, String words) {
    scene.timeline().decided(kind, author.workflow(), author.rule(), words);
  }
}
