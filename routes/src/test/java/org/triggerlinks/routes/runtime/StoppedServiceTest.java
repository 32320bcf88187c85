package org.triggerlinks.routes.runtime;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoppedServiceTest {
  @TempDir Path first;
  @TempDir Path second;

  // Camel itself keeps the last one: a language that it shares knows its context.
  @Test
  void aServiceThatHasStoppedIsNotKeptInMemory() {
    WeakReference<TriggerLinks> stopped = startAndStop(first);
    startAndStop(second);

    boolean gone = false;
    for (int tries = 0; tries < 10 && !gone; tries++) {
      System.gc();
      gone = stopped.refersTo(null);
    }
    assertTrue(gone);
  }

  private static WeakReference<TriggerLinks> startAndStop(Path folder) {
    try (TriggerLinks service = TriggerLinks.start(TestSettings.in(folder, Map.of()))) {
      return new WeakReference<>(service);
    }
  }
}
