package org.triggerlinks.routes.promises;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.triggerlinks.channels.Channel;
import org.triggerlinks.channels.OutgoingMessage;
import org.triggerlinks.channels.SendResult;

/** A provider that remembers what it took, and answers as the test wants. */
final class Provider implements Channel {

  final List<UUID> taken = new ArrayList<>();
  boolean recognisesRepeats;
  SendResult answer = new SendResult.Accepted("p1", false);
  RuntimeException failure;

  /** What happens once while the next message is being sent. */
  Runnable meanwhile;

  /** Not an exception that anybody handles: what comes after it is as if the process had died. */
  static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public String name() {
    return "sms";
  }

  @Override
  public boolean recognisesRepeats() {
    return recognisesRepeats;
  }

  @Override
  public SendResult send(OutgoingMessage message) {
    taken.add(message.id());
    SendResult answered = answer;
    Runnable happening = meanwhile;
    meanwhile = null;
    if (happening != null) {
      happening.run();
    }
    if (failure != null) {
      throw failure;
    }
    return answered;
  }
}
