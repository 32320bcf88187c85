package org.triggerlinks.routes.simulator;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.triggerlinks.routes.facts.FactEnvelope;
import org.triggerlinks.routes.facts.Occurrence;

/**
 * Promise 5: a click in time ends the wait, and only if there is none, its deadline does. A small
 * model of its own says from times alone which click fits which wait.
 */
final class WaitsEndForTheRightReason implements Promise {

  private final Map<UUID, Integer> openedIn = new HashMap<>();
  private final Map<UUID, Integer> clickedIn = new HashMap<>();
  private final Map<UUID, Integer> writtenIn = new HashMap<>();
  private final Map<UUID, Long> tooEarly = new HashMap<>();
  private final Set<UUID> givenUp = new HashSet<>();

  @Override
  public void afterStep(World world) {
    View view = world.view();
    view.clicks.added().forEach(click -> clickedIn.put(click.id(), world.step()));
    view.messages.added().forEach(message -> writtenIn.put(message.id(), world.step()));
    view.waits.added().forEach(wait -> openedIn.put(wait.id(), world.step()));
    for (Table.Change<Rows.Held> change : view.held.changes()) {
      // ClickRelease gives up a click that it let go twice for nothing; no other may be forgotten.
      if (change.after() == null
          && change.before().releases() >= 2
          && view.clicks.find(change.before().id()).isEmpty()) {
        givenUp.add(change.before().id());
      }
    }
    view.clicks.added().forEach(click -> endsWhatItFits(world, click));
    for (Table.Change<Rows.Wait> change : view.waits.changes()) {
      if (change.after() != null) {
        changed(world, change);
      }
    }
  }

  private void endsWhatItFits(World world, Rows.Click click) {
    for (Rows.Wait wait : world.view().waits.all()) {
      boolean before = openedIn.get(wait.id()) < world.step();
      if (before && wait.waiting() && fits(world, wait, click)) {
        throw broken(
            "%s (%s) of %s came in time for %s (%s), which waits on until %s.",
            world.name(click.id()),
            click.id(),
            click.occurredAt(),
            world.name(wait.id()),
            wait.id(),
            wait.deadline());
      }
    }
  }

  private void changed(World world, Table.Change<Rows.Wait> change) {
    Rows.Wait wait = change.after();
    boolean wasOpen = change.isNew() || change.before().state().equals("OPEN");
    if (wait.state().equals("CLICKED")) {
      clicked(world, wait);
    } else if (wait.state().equals("TIMED_OUT")) {
      timedOut(world, wait);
    } else if (!wasOpen && wait.state().equals("OPEN")) {
      tooEarly.put(wait.id(), world.ledger().order());
    } else if (wasOpen && wait.state().equals("DUE")) {
      woken(world, wait);
    }
  }

  private void clicked(World world, Rows.Wait wait) {
    Optional<Rows.Click> click = world.view().clicks.find(wait.endedBy());
    if (click.isEmpty() || !fits(world, wait, click.get())) {
      throw broken(
          "%s (%s) was ended by %s, which does not fit it.",
          world.name(wait.id()), wait.id(), world.name(wait.endedBy()));
    }
  }

  private void timedOut(World world, Rows.Wait wait) {
    for (Rows.Click click : world.view().clicks.all()) {
      boolean earlier = clickedIn.get(click.id()) < openedIn.get(wait.id());
      if (earlier && fits(world, wait, click) && !spent(world, wait, click)) {
        throw broken(
            "%s (%s) timed out, though %s (%s) of %s had come before it was opened.",
            world.name(wait.id()),
            wait.id(),
            world.name(click.id()),
            click.id(),
            click.occurredAt());
      }
    }
    for (FactEnvelope click : world.ledger().answered().values()) {
      if (ahead(world, click, wait) && fitsUnrecorded(world, wait, click)) {
        throw broken(
            "%s (%s) timed out, though %s (%s) of %s is in time and was ahead of the timeout.",
            world.name(wait.id()), wait.id(), world.name(click.id()), click.id(), click.at());
      }
    }
  }

  // A click that is held is waited for; so is one that was put on the queue before the timeout.
  private boolean ahead(World world, FactEnvelope click, Rows.Wait wait) {
    if (world.view().clicks.find(click.id()).isPresent() || givenUp.contains(click.id())) {
      return false;
    }
    // What this step has held may have come behind the timeout, which was taken with it.
    Optional<Rows.Held> held = world.view().held.find(click.id());
    if (held.isPresent() && !world.view().held.added().contains(held.get())) {
      return true;
    }
    // The first since it last came too early: the relay may have put it there again since then.
    long early = tooEarly.getOrDefault(wait.id(), 0L);
    Optional<Ledger.Put> timeout =
        world.ledger().puts(wait.id()).stream().filter(put -> put.place() > early).findFirst();
    return timeout.isPresent()
        && world.ledger().puts(click.id()).stream()
            .filter(put -> put.place() < timeout.get().place())
            .anyMatch(put -> inOrder(world.ledger(), put, timeout.get()));
  }

  // What a consumer had in hand that is gone may be overtaken by what another node put there, and
  // by anything if it was away for long.
  private static boolean inOrder(Ledger ledger, Ledger.Put put, Ledger.Put timeout) {
    return !ledger.late(put) && (!ledger.changedHands(put) || put.chain() == timeout.chain());
  }

  // A node that is alive has clicks in its log which are not on the queue yet.
  private void woken(World world, Rows.Wait wait) {
    Strand waker = world.promises().strand();
    for (FactEnvelope click : world.ledger().inLogWhenWoken(waker)) {
      if (fitsUnrecorded(world, wait, click)) {
        throw broken(
            "%s (%s) is woken while %s (%s) of %s, which is in time, is in the log of a node.",
            world.name(wait.id()), wait.id(), world.name(click.id()), click.id(), click.at());
      }
    }
  }

  private boolean fits(World world, Rows.Wait wait, Rows.Click click) {
    return click.human()
        && wait.contact().equals(click.contact())
        && click.link().equals(wait.link())
        && inTime(world, wait, click.occurredAt())
        && concerns(world, wait, click.message());
  }

  // Whether it is a person's is not judged yet: a single click by a browser is.
  private boolean fitsUnrecorded(World world, Rows.Wait wait, FactEnvelope fact) {
    Occurrence.Clicked click = (Occurrence.Clicked) fact.what();
    Optional<Rows.Link> part =
        world.view().links.all().stream()
            .filter(link -> link.ref().equals(click.ref()))
            .findFirst();
    return part.isPresent()
        && click.userAgent().equals(Visitors.PHONE)
        && click.method().equals("GET")
        && click.purpose().isEmpty()
        && click.link().equals(wait.link())
        && part.get().contact().equals(wait.contact())
        && alone(world, part.get(), fact)
        && inTime(world, wait, fact.at())
        && concerns(world, wait, part.get().message());
  }

  private static boolean alone(World world, Rows.Link part, FactEnvelope click) {
    Set<String> refs = new HashSet<>();
    world.view().links.all().stream()
        .filter(link -> link.message().equals(part.message()))
        .forEach(link -> refs.add(link.ref()));
    return world.ledger().answered().values().stream()
        .filter(other -> refs.contains(((Occurrence.Clicked) other.what()).ref()))
        .filter(other -> !other.id().equals(click.id()))
        .noneMatch(other -> Math.abs(other.at().toEpochMilli() - click.at().toEpochMilli()) < 3000);
  }

  // Since the last message of the stay with that link, as of when the wait was opened.
  private boolean inTime(World world, Rows.Wait wait, Instant clicked) {
    if (wait.deadline() != null && clicked.isAfter(wait.deadline())) {
      return false;
    }
    return !clicked.isBefore(wait.openedAt()) || !clicked.isBefore(since(world, wait));
  }

  private Instant since(World world, Rows.Wait wait) {
    Set<UUID> withLink = new HashSet<>();
    world.view().links.all().stream()
        .filter(link -> link.link().equals(wait.link()))
        .forEach(link -> withLink.add(link.message()));
    return world.view().messages.all().stream()
        .filter(message -> wait.stay().equals(message.stay()) && withLink.contains(message.id()))
        .filter(message -> writtenIn.get(message.id()) <= openedIn.get(wait.id()))
        .map(Rows.Message::createdAt)
        .max(Instant::compareTo)
        .orElseGet(
            () ->
                world.view().stays.find(wait.stay()).map(Rows.Stay::enteredAt).orElse(Instant.MAX));
  }

  // A click in the message of one of two appointments is about that one.
  private static boolean concerns(World world, Rows.Wait wait, UUID message) {
    Optional<Rows.Stay> sender =
        world.view().messages.find(message).flatMap(m -> world.view().stays.find(m.stay()));
    return sender.isEmpty()
        || !sender.get().workflow().equals(wait.workflow())
        || sender.get().key().isEmpty()
        || sender.get().id().equals(wait.stay());
  }

  private static boolean spent(World world, Rows.Wait wait, Rows.Click click) {
    List<Rows.Wait> others =
        world.view().waits.all().stream()
            .filter(other -> other.stay().equals(wait.stay()) && !other.id().equals(wait.id()))
            .toList();
    return others.stream().anyMatch(other -> click.id().equals(other.endedBy()));
  }
}
