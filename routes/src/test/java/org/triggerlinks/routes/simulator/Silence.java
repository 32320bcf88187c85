package org.triggerlinks.routes.simulator;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/**
 * While it lasts, nothing is logged: in a simulation, what fails does so because it was told to.
 */
final class Silence implements AutoCloseable {

  private static final List<String> NAMES =
      List.of("org.triggerlinks", "org.hibernate", "com.zaxxer.hikari");

  private final Map<Logger, Level> before = new LinkedHashMap<>();

  private Silence() {}

  static Silence begin() {
    Silence silence = new Silence();
    for (String name : NAMES) {
      Logger logger = (Logger) LoggerFactory.getLogger(name);
      silence.before.put(logger, logger.getLevel());
      logger.setLevel(Level.OFF);
    }
    return silence;
  }

  @Override
  public void close() {
    before.forEach(Logger::setLevel);
  }
}
