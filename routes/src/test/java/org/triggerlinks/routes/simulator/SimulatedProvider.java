package org.triggerlinks.routes.simulator;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.triggerlinks.channels.Channel;
import org.triggerlinks.channels.OutgoingMessage;
import org.triggerlinks.channels.SendResult;

/**
 * A provider that takes messages, refuses them, asks for patience, says nothing of use, breaks off,
 * and is slow; it remembers the truth.
 */
final class SimulatedProvider implements Channel {

  private final World world;
  private final String name;
  private final boolean recognisesRepeats;
  private final Map<UUID, Integer> taken = new LinkedHashMap<>();
  private final Map<UUID, Integer> asked = new HashMap<>();
  private boolean honest;

  SimulatedProvider(World world, String name, boolean recognisesRepeats) {
    this.world = world;
    this.name = name;
    this.recognisesRepeats = recognisesRepeats;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean recognisesRepeats() {
    return recognisesRepeats;
  }

  /** Honest, it takes what it gets. */
  void honest(boolean now) {
    honest = now;
  }

  @Override
  public SendResult send(OutgoingMessage message) {
    Strand.running().stop("the provider of " + name);
    world.providerIsAsked(this, message);
    asked.merge(message.id(), 1, Integer::sum);
    if (recognisesRepeats && taken.containsKey(message.id())) {
      world.trace("%s recognises %s", name, world.name(message.id()));
      return accepted(message);
    }
    int mood = honest ? 0 : world.chance().below(100);
    if (mood < 55) {
      take(message);
      return accepted(message);
    } else if (mood < 67) {
      take(message);
      Strand.running().stop("the slow answer of " + name);
      return accepted(message);
    } else if (mood < 75) {
      return mood % 2 == 0
          ? new SendResult.Refused("not this one")
          : new SendResult.BadAddress("unknown number");
    } else if (mood < 87) {
      return notNow(mood, world.chance().upTo(Duration.ofHours(1)));
    }
    if (world.chance().percent(50)) {
      take(message);
    }
    if (mood < 94) {
      throw new IllegalStateException("the connection broke");
    }
    return new SendResult.Unknown("an answer that nobody understands");
  }

  private static SendResult notNow(int mood, Duration patience) {
    return switch (mood % 4) {
      case 0 -> new SendResult.Throttled(SendResult.Scope.SENDER, patience, "too many messages");
      case 1 -> new SendResult.WrongConfiguration("the password is wrong");
      default -> new SendResult.TryLater(patience, "busy");
    };
  }

  private void take(OutgoingMessage message) {
    world.trace("%s takes %s", name, world.name(message.id()));
    taken.merge(message.id(), 1, Integer::sum);
  }

  private SendResult accepted(OutgoingMessage message) {
    return new SendResult.Accepted("at-" + message.id(), world.chance().percent(30));
  }

  /** How often it took this message. */
  int taken(UUID message) {
    return taken.getOrDefault(message, 0);
  }

  /** The messages it took, in order. */
  List<UUID> taken() {
    return List.copyOf(taken.keySet());
  }

  /** How often it was asked to send this message. */
  int asked(UUID message) {
    return asked.getOrDefault(message, 0);
  }
}
