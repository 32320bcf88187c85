package org.triggerlinks.routes.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.triggerlinks.model.decision.ClickOutcome;
import org.triggerlinks.model.key.Keys;
import org.triggerlinks.model.link.TriggerLink;
import org.triggerlinks.routes.facts.FactEnvelope;
import org.triggerlinks.routes.facts.Occurrence;

/** Those who follow links: contacts, scanners, and people whom nobody knows. */
final class Visitors {

  static final String PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)";

  private static final Duration BURST = Duration.ofMillis(900);

  private final World world;

  Visitors(World world) {
    this.world = world;
  }

  private record Request(String method, String userAgent, String purpose) {}

  private static final Request PERSON = new Request("GET", PHONE, "");
  private static final Request BUTTON = new Request("POST", PHONE, "");
  private static final List<Request> MACHINES =
      List.of(
          new Request("HEAD", PHONE, ""),
          new Request("GET", "curl/8.0", ""),
          new Request("GET", "", ""),
          new Request("GET", PHONE, "prefetch"));

  /** Somebody follows a link in a message that arrived. */
  void click(SimulatedNode node) {
    withLink(link -> visit(node, link.link(), link.ref(), PERSON));
  }

  /** Somebody follows a link that a workflow waits for. */
  void clickAwaited(SimulatedNode node) {
    List<Rows.Link> awaited = links().stream().filter(this::awaited).toList();
    if (!awaited.isEmpty()) {
      Rows.Link link = world.chance().of(awaited);
      visit(node, link.link(), link.ref(), PERSON);
    }
  }

  private boolean awaited(Rows.Link link) {
    return world.view().waits.all().stream()
        .anyMatch(
            wait ->
                wait.waiting()
                    && wait.contact().equals(link.contact())
                    && link.link().equals(wait.link()));
  }

  /** Somebody presses the button of a link's page, or posts to a link that has none. */
  void press(SimulatedNode node) {
    withLink(link -> visit(node, link.link(), link.ref(), BUTTON));
  }

  /** A machine looks at a link. */
  void scan(SimulatedNode node) {
    withLink(link -> visit(node, link.link(), link.ref(), world.chance().of(MACHINES)));
  }

  /** All links of a message are followed, one right after the other. */
  void burst(SimulatedNode node) {
    withLink(
        one ->
            links().stream()
                .filter(link -> link.message().equals(one.message()))
                .forEach(
                    link -> {
                      visit(node, link.link(), link.ref(), PERSON);
                      world.pass(world.chance().upTo(BURST));
                    }));
  }

  /** Somebody guesses a reference. */
  void guess(SimulatedNode node) {
    TriggerLink link = world.chance().of(world.people().links());
    visit(node, link.id(), Keys.newRef(world.chance().of(world.people().contacts()).id()), PERSON);
  }

  /** Somebody uses a public link. */
  void anonymous(SimulatedNode node) {
    visit(node, world.chance().of(world.people().links()).id(), null, PERSON);
  }

  private interface Visit {
    void to(Rows.Link link);
  }

  private void withLink(Visit visit) {
    List<Rows.Link> links = links();
    if (!links.isEmpty()) {
      visit.to(world.chance().of(links));
    }
  }

  private List<Rows.Link> links() {
    return world.view().links.all().stream()
        .filter(link -> world.provider(link.channel()).taken(link.message()) > 0)
        .toList();
  }

  // As Redirector does.
  private void visit(SimulatedNode node, UUID link, String ref, Request request) {
    TriggerLink target = world.people().link(link);
    String destination = world.people().destination(link);
    ClickOutcome outcome = ClickOutcome.REDIRECTED;
    if (target.consent()) {
      outcome =
          ref != null && request.method().equals("POST")
              ? ClickOutcome.CONFIRMED
              : ClickOutcome.ASKED;
    }
    Instant now = world.clock().instant();
    Occurrence.Clicked clicked =
        new Occurrence.Clicked(
            link,
            target.name(),
            ref,
            outcome,
            outcome == ClickOutcome.ASKED ? null : destination,
            request.method(),
            request.userAgent(),
            request.purpose());
    FactEnvelope click = FactEnvelope.first(world.people().location(), null, now, clicked);
    while (ref == null && Keys.partition(click.id()) != world.people().nobodysPartition()) {
      click = FactEnvelope.first(world.people().location(), null, now, clicked);
    }
    node.log().append(click);
    world.ledger().answered(click);
    world.trace(
        "%s answers %s on %s: %s, %s",
        node,
        world.name(click.id(), "click"),
        target.name(),
        outcome,
        ref == null ? "by nobody known" : whose(ref));
  }

  private String whose(String ref) {
    return world.view().links.all().stream()
        .filter(link -> link.ref().equals(ref))
        .map(link -> world.name(link.message()) + " to " + world.people().firstName(link.contact()))
        .findFirst()
        .orElse("with a guessed reference");
  }
}
