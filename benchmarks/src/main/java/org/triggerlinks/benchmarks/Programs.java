package org.triggerlinks.benchmarks;

import java.io.IOException;

/** Programs that some benchmarks use and the machine may not have. */
final class Programs {

  private Programs() {}

  /** Whether this one can be started; asked for its version, those used here print it and end. */
  static boolean isInstalled(String program) throws InterruptedException {
    try {
      new ProcessBuilder(program, "-v")
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
