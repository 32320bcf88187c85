package org.triggerlinks.routes.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What is due by what is committed, so that a node would find it when it looks. */
final class Due {

  // As long as Presence takes a silent node for alive.
  private static final Duration LEASE = Duration.ofSeconds(31);

  private final World world;

  Due(World world) {
    this.world = world;
  }

  boolean facts() {
    return !world.view().queued.all().isEmpty();
  }

  boolean intents() {
    return world.view().intents.all().stream()
        .anyMatch(intent -> intent.state().equals("PENDING") && come(intent.dueAt()));
  }

  boolean waits() {
    return world.view().waits.all().stream()
        .anyMatch(
            wait ->
                wait.state().equals("OPEN") && wait.deadline() != null && come(wait.deadline()));
  }

  boolean clicks() {
    return world.view().held.all().stream().anyMatch(click -> come(click.dueAt()));
  }

  boolean attempts() {
    return world.view().intents.all().stream().anyMatch(intent -> intent.state().equals("SENDING"));
  }

  private boolean come(Instant moment) {
    return !moment.isAfter(world.clock().instant());
  }

  /** How long until the deadlines of waits for which a click is held right now. */
  List<Duration> deadlinesOfHeld() {
    Instant now = world.clock().instant();
    return world.view().waits.all().stream()
        .filter(wait -> wait.waiting() && wait.deadline() != null && wait.deadline().isAfter(now))
        .filter(
            wait ->
                world.view().held.all().stream()
                    .anyMatch(
                        click ->
                            click.contact().equals(wait.contact())
                                && click.link().equals(wait.link())))
        .map(wait -> Duration.between(now, wait.deadline()))
        .toList();
  }

  /** How long until each thing that will fall due does so, the next one first. */
  List<Duration> upcoming() {
    Instant now = world.clock().instant();
    Stream<Instant> intents =
        world.view().intents.all().stream()
            .filter(intent -> intent.state().equals("PENDING"))
            .map(Rows.Intent::dueAt);
    Stream<Instant> waits =
        world.view().waits.all().stream()
            .filter(wait -> wait.waiting() && wait.deadline() != null)
            .map(Rows.Wait::deadline);
    Stream<Instant> clicks = world.view().held.all().stream().map(Rows.Held::dueAt);
    Stream<Instant> leases = attempts() ? Stream.of(now.plus(LEASE)) : Stream.empty();
    return Stream.of(intents, waits, clicks, leases)
        .flatMap(moments -> moments)
        .filter(moment -> moment.isAfter(now))
        .sorted()
        .map(moment -> Duration.between(now, moment))
        .toList();
  }
}
