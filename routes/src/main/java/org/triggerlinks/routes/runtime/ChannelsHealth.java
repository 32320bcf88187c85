package org.triggerlinks.routes.runtime;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.triggerlinks.routes.dispatch.DispatchMeters;
import org.triggerlinks.routes.dispatch.Gate;

/**
 * Says what the providers answered, and which accounts cannot send as they are set up. It is never
 * down: another node could not send either.
 */
record ChannelsHealth(DispatchMeters meters, List<Gate> gates) implements Supplier<Health> {

  @Override
  public Health get() {
    return Health.up(
        Stream.concat(
                gates.stream().flatMap(gate -> gate.stopped().stream()),
                Stream.of(meters.sentence()))
            .collect(Collectors.joining(" ")));
  }
}
