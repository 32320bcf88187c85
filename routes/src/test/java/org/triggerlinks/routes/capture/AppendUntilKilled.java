package org.triggerlinks.routes.capture;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/**
 * A process that appends as fast as it can and prints the name of each record that was answered as
 * stored.
 */
final class AppendUntilKilled {

  private AppendUntilKilled() {}

  public static void main(String[] args) {
    String round = args[1];
    CaptureSettings settings = CaptureSettings.in(Path.of(args[0])).withSegmentBytes(64 << 10);
    CaptureLog log = CaptureLog.open(settings, Clock.systemUTC());
    for (long i = 0; ; i++) {
      String name = round + "/" + i;
      log.append(name.getBytes(UTF_8), new Printed(name));
    }
  }

  private record Printed(String name) implements Appended {

    @Override
    public void stored() {
      System.out.println(name);
    }

    @Override
    public void lost(IOException why) {
      System.err.println(name + ": " + why);
    }
  }
}
