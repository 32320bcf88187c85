package org.triggerlinks.rules;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Good versions that live as long as the process: for tests and for tools that only check. */
public final class GoodVersionsInMemory implements GoodVersions {
  private final Map<String, String> sources = new ConcurrentHashMap<>();

  @Override
  public void keep(String path, String version, String source) {
    sources.put(path, source);
  }

  @Override
  public Optional<String> lastGood(String path) {
    return Optional.ofNullable(sources.get(path));
  }
}
