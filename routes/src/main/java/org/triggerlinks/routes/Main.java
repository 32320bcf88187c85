package org.triggerlinks.routes;

import java.nio.file.Path;
import java.util.Map;
import org.triggerlinks.routes.runtime.CannotStart;
import org.triggerlinks.routes.runtime.Settings;
import org.triggerlinks.routes.runtime.TriggerLinks;
import org.triggerlinks.routes.runtime.WrongSettings;

/** Runs one instance until the process is told to stop. */
public final class Main {
  private Main() {}

  /** The only argument is the folder of the operator's files, {@code config} if it is absent. */
  public static void main(String[] arguments) {
    try {
      Path config = Path.of(arguments.length == 0 ? "config" : arguments[0]);
      serve(TriggerLinks.start(Settings.load(config, Map.of())));
    } catch (WrongSettings | CannotStart e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  /** Says that it is ready, and stops it in order when the process is told to stop. */
  public static void serve(TriggerLinks instance) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(instance), "stop"));
    System.out.println("Trigger Links is ready: " + instance.localUrl());
  }

  // Printed, not logged: it answers whoever pressed Ctrl-C, as the line that says it is ready does.
  private static void stop(TriggerLinks instance) {
    System.out.println("Trigger Links is stopping: what is in flight comes to its end.");
    instance.close();
    System.out.println("Trigger Links has stopped.");
  }
}
