package org.triggerlinks.routes.promises;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.time.ServiceClock;
import org.triggerlinks.routes.compose.LinkBase;
import org.triggerlinks.routes.dispatch.BackOff;
import org.triggerlinks.routes.dispatch.ChannelCarrier;
import org.triggerlinks.routes.dispatch.DeadIntent;
import org.triggerlinks.routes.dispatch.DispatchMeters;
import org.triggerlinks.routes.dispatch.Dispatcher;
import org.triggerlinks.routes.dispatch.Gate;
import org.triggerlinks.routes.dispatch.LostAttempts;
import org.triggerlinks.routes.dispatch.Pace;
import org.triggerlinks.routes.dispatch.Presence;

/** One running instance that carries out intents: a process of its own, as far as others see. */
final class Node {

  private final Provider provider;
  private final Presence presence;
  private final Dispatcher dispatcher;
  private final LostAttempts lost;

  /**
   * Starts an instance.
   *
   * @param realTime its computer's clock
   * @param alone true if nobody else can have the database open
   */
  Node(Database database, Clock clock, Provider provider, Clock realTime, boolean alone) {
    this(database, clock, provider, realTime, alone, new Pace(provider.recognisesRepeats()));
  }

  /** One that begins attempts at this pace. */
  Node(
      Database database, Clock clock, Provider provider, Clock realTime, boolean alone, Pace pace) {
    this.provider = provider;
    this.presence = Presence.announce(database, realTime, alone);
    this.dispatcher =
        new Dispatcher(
            database,
            new ChannelCarrier(
                new Gate(provider, clock), new LinkBase(URI.create("http://localhost"))),
            presence,
            new BackOff(() -> 0.0),
            clock,
            new DispatchMeters(new SimpleMeterRegistry()),
            pace);
    this.lost = new LostAttempts(database, presence, List.of(dispatcher));
  }

  static Node of(Engine engine, Provider provider, ServiceClock realTime) {
    return new Node(engine.database(), engine.clock(), provider, realTime, false);
  }

  /** The broker delivers this intent. */
  void dispatch(UUID intent) {
    dispatch(List.of(intent.toString()));
  }

  /** The broker delivers these intents together; gives those that cannot be carried out. */
  List<DeadIntent> dispatch(List<String> intents) {
    return dispatch(intents, () -> false);
  }

  /** The broker delivers these intents together to a node that may be told to stop meanwhile. */
  List<DeadIntent> dispatch(List<String> intents, BooleanSupplier stopping) {
    return dispatcher.dispatch(intents, stopping);
  }

  /** The provider takes the message, and nothing after that happens in this process. */
  void dieWhileSending(UUID intent) {
    provider.meanwhile =
        () -> {
          throw new Provider.Crash();
        };
    assertThatThrownBy(() -> dispatch(intent)).isInstanceOf(Provider.Crash.class);
  }

  /** Its regular look for what dead processes left. */
  void look() {
    lost.settle();
  }

  void renewLease() {
    presence.renew();
  }

  void stop() {
    presence.close();
  }
}
