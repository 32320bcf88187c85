package org.triggerlinks.routes.runtime;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The shipped settings, on a free port and a folder of the test's own. */
public final class TestSettings {
  static final Path CONFIG = Path.of("..", "config").toAbsolutePath().normalize();

  private TestSettings() {}

  public static Settings in(Path dataFolder) {
    return in(dataFolder, Map.of());
  }

  public static Settings in(Path dataFolder, Map<String, String> overrides) {
    Map<String, String> all = new HashMap<>();
    all.put("http.port", "0");
    all.put("data.folder", dataFolder.toString());
    all.putAll(overrides);
    return Settings.load(CONFIG, all);
  }
}
