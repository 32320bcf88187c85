package org.triggerlinks.routes.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One seed: draws what happens next until enough happened, then lets all come to rest. */
final class Simulation {

  private static final int STEPS = 60;
  private static final int MOST_STEPS = 4000;
  private static final Duration MOMENT = Duration.ofMillis(300);
  private static final Duration CALM_MOMENT = Duration.ofSeconds(3);
  private static final Duration HICCUP = Duration.ofSeconds(60);
  private static final Duration SOME_HOURS = Duration.ofHours(8);

  private final World world;
  private final Chance chance;
  private final Visitors visitors;
  private final Outside outside;
  private final List<Choice> choices = new ArrayList<>();
  private int step;

  Simulation(World world) {
    this.world = world;
    this.chance = world.chance();
    this.visitors = new Visitors(world);
    this.outside = new Outside(world);
  }

  private record Choice(int weight, Runnable what) {}

  /** Runs it; what is broken is thrown. */
  void run() {
    calm(true);
    begin();
    workUntilIdle();
    calm(false);
    int last = step + STEPS;
    while (step < last) {
      next();
      world.pass(chance.upTo(MOMENT));
      gather();
      draw();
    }
    comeToRest();
    world.promises().atRest();
  }

  int steps() {
    return step;
  }

  private void next() {
    world.step(++step);
  }

  private void gather() {
    choices.clear();
    List<Strand> strands = goingOn();
    strands.forEach(strand -> choices.add(new Choice(30, () -> world.goOn(strand))));
    for (SimulatedNode node : world.nodes()) {
      node.beginnings().forEach(job -> choices.add(new Choice(15, () -> world.goOn(job.begin()))));
      if (node.up()) {
        happenings(node);
      } else if (node.mayStop()) {
        may(8, () -> world.goOn(node.stop()));
      } else if (node.down()) {
        choices.add(new Choice(8, () -> world.goOn(node.start())));
      }
    }
    if (world.broker().somethingComesBack()) {
      may(20, world.broker()::bringBack);
    }
    troubles();
    time();
  }

  /** What those outside do with this node. */
  private void happenings(SimulatedNode node) {
    may(6, () -> outside.event(node, "offer"));
    may(4, () -> outside.event(node, "twice"));
    may(2, () -> outside.event(node, "sale"));
    may(1, () -> outside.event(node, "loop"));
    may(4, () -> outside.appointment(node));
    may(3, () -> outside.message(node));
    may(1, () -> outside.startWorkflow(node));
    may(2, () -> outside.deliveryReport(node));
    may(1, () -> outside.changeLink(node));
    may(6, () -> visitors.click(node));
    may(10, () -> visitors.clickAwaited(node));
    may(3, () -> visitors.press(node));
    may(3, () -> visitors.scan(node));
    may(3, () -> visitors.burst(node));
    may(1, () -> visitors.guess(node));
    may(1, () -> visitors.anonymous(node));
  }

  private void troubles() {
    SimulatedNode node = chance.of(world.nodes());
    if (node.running()) {
      may(node.strands().isEmpty() ? 1 : 6, () -> crash(node));
      if (node.hasInHand()) {
        may(6, () -> tell("%s loses a connection to the broker", node, node::breakConnection));
      }
    }
    if (node.up()) {
      may(node.hasInHand() ? 4 : 1, () -> tell("%s is told to stop", node, node::leave));
      if (chance.percent(10)) {
        may(2, () -> outside.deleteContact(node));
      }
    }
    boolean away = world.weather().databaseAway();
    may(away ? 15 : 1, () -> databaseAway(!away));
    boolean broker = world.weather().brokerAway();
    may(broker ? 15 : 1, () -> brokerAway(!broker));
    may(1, () -> tell("an answer will be lost", "", world.weather()::loseNextAnswer));
    if (chance.percent(20)) {
      may(2, outside::poison);
      may(2, () -> breakFile(chance.percent(50)));
    }
  }

  private void time() {
    may(3, () -> jump(chance.upTo(SOME_HOURS)));
    may(1, () -> jump(Duration.ofDays(1 + chance.below(3))));
    List<Duration> upcoming = world.due().upcoming();
    if (!upcoming.isEmpty()) {
      may(7, () -> jump(nearly(chance.of(upcoming))));
    }
    List<Duration> held = world.due().deadlinesOfHeld();
    if (!held.isEmpty()) {
      may(20, () -> jump(nearly(chance.of(held))));
    }
    may(2, () -> pause(chance.upTo(HICCUP)));
  }

  // Right at a deadline, just before it, and just after.
  private Duration nearly(Duration time) {
    Duration off = Duration.ofMillis(chance.of(List.of(-1500, -1, 0, 0, 0, 1, 500)));
    Duration jump = time.plus(off);
    return jump.isNegative() ? Duration.ZERO : jump;
  }

  private void may(int weight, Runnable what) {
    choices.add(new Choice(weight, what));
  }

  private void draw() {
    int all = choices.stream().mapToInt(Choice::weight).sum();
    int drawn = chance.below(all);
    for (Choice choice : choices) {
      drawn -= choice.weight();
      if (drawn < 0) {
        choice.what().run();
        return;
      }
    }
  }

  // What waits for a lock goes on when something was let go; if all wait for each other, one gives
  // up, as it would after a while.
  private List<Strand> goingOn() {
    List<Strand> all = world.strands();
    List<Strand> able = all.stream().filter(strand -> !strand.blocked()).toList();
    if (able.isEmpty() && !all.isEmpty()) {
      all.get(0).giveUpWaiting();
      return List.of(all.get(0));
    }
    return able;
  }

  private void crash(SimulatedNode node) {
    tell("%s crashes", node, node::crash);
  }

  private void tell(String words, Object whom, Runnable what) {
    world.trace(words, whom);
    what.run();
  }

  private void databaseAway(boolean away) {
    world.trace(away ? "the database is away" : "the database is back");
    world.weather().databaseAway(away);
  }

  private void brokerAway(boolean away) {
    world.trace(away ? "the broker is away" : "the broker is back");
    world.weather().brokerAway(away);
  }

  private void breakFile(boolean broken) {
    world.trace(broken ? "a broken rule file is saved" : "the rule file is repaired");
    world.breakFile(broken);
  }

  private void jump(Duration time) {
    world.trace("the service's clock is set ahead by %s", time);
    world.setAhead(time);
  }

  private void pause(Duration time) {
    world.trace("nothing happens for %s", time);
    world.pass(time);
  }

  private void calm(boolean calm) {
    world.weather().calm(calm);
    world.providers().forEach(provider -> provider.honest(calm));
  }

  /** Some messages are sent before anything goes wrong, so that there are links to follow. */
  private void begin() {
    for (SimulatedNode node : world.nodes()) {
      world.goOn(node.start());
      for (int i = 0; i < 2; i++) {
        switch (chance.below(3)) {
          case 0 -> outside.event(node, "twice");
          case 1 -> outside.appointment(node);
          default -> outside.event(node, "offer");
        }
      }
    }
  }

  private void comeToRest() {
    next();
    world.trace("everything is put in order");
    world.weather().clearUp();
    world.breakFile(false);
    calm(true);
    workUntilIdle();
    List<Duration> next = world.due().upcoming();
    while (!next.isEmpty()) {
      pause(next.get(0));
      workUntilIdle();
      next = world.due().upcoming();
    }
  }

  private void workUntilIdle() {
    gatherWork();
    while (!choices.isEmpty()) {
      if (step > MOST_STEPS) {
        throw new PromiseBroken(
            "It does not come to rest: after %d steps there is still work.".formatted(step));
      }
      draw();
      gatherWork();
    }
  }

  private void gatherWork() {
    next();
    world.pass(chance.upTo(CALM_MOMENT));
    choices.clear();
    goingOn().forEach(strand -> may(1, () -> world.goOn(strand)));
    if (choices.isEmpty()) {
      if (world.broker().somethingComesBack()) {
        may(1, world.broker()::bringBack);
      }
      for (SimulatedNode node : world.nodes()) {
        node.beginnings().forEach(job -> may(1, () -> world.goOn(job.begin())));
        if (node.mayStop()) {
          may(1, () -> world.goOn(node.stop()));
        } else if (node.down()) {
          may(1, () -> world.goOn(node.start()));
        }
      }
    }
  }
}
