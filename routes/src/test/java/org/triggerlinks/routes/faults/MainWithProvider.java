package org.triggerlinks.routes.faults;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.triggerlinks.routes.Main;
import org.triggerlinks.routes.runtime.OtherChannels;
import org.triggerlinks.routes.runtime.Settings;

/**
 * Runs one instance as the service's own {@code Main} does, whose WhatsApp messages go to a
 * provider that knows no repeated message and outlives the process.
 */
final class MainWithProvider {

  /** The channel by which the provider is reached. */
  static final String CHANNEL = "whatsapp";

  private MainWithProvider() {}

  /** The arguments are the folder of the operator's files, and the provider's URL. */
  public static void main(String[] arguments) {
    Main.serve(
        OtherChannels.start(
            Settings.load(Path.of(arguments[0]), Map.of()),
            List.of(new HttpChannel(CHANNEL, arguments[1]))));
  }
}
