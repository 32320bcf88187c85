package org.triggerlinks.channels;

import java.time.Clock;
import java.util.List;
import org.triggerlinks.channels.sandbox.SandboxChannel;
import org.triggerlinks.model.store.Database;

/** The list of channels: one line for each. */
public final class Channels {

  /** Names of all channels. */
  public static final List<String> NAMES =
      List.of("sms", "email", "gbp", "messenger", "instagram", "whatsapp");

  private Channels() {}

  /** Every channel, played by the sandbox. */
  public static List<Channel> sandbox(Database database, Clock clock) {
    return NAMES.stream().<Channel>map(name -> new SandboxChannel(name, database, clock)).toList();
  }
}
