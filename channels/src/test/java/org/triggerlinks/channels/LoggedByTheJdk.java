package org.triggerlinks.channels;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What goes to the logging of the JDK itself, as that of Jakarta Mail does. */
final class LoggedByTheJdk extends Handler {

  /** The server that stand-ins are made of: it writes what they are asked. */
  private static final String OF_STAND_INS = "com.sun.net.httpserver";

  private final Formatter formatter = new SimpleFormatter();
  private final Map<Logger, Level> before = new LinkedHashMap<>();
  private final Consumer<String> taker;

  LoggedByTheJdk(Consumer<String> taker) {
    this.taker = taker;
  }

  void open() {
    level("", Level.ALL).addHandler(this);
    level(OF_STAND_INS, Level.OFF);
  }

  private Logger level(String name, Level level) {
    Logger logger = Logger.getLogger(name);
    before.put(logger, logger.getLevel());
    logger.setLevel(level);
    return logger;
  }

  @Override
  public void publish(LogRecord written) {
    taker.accept(formatter.format(written));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    before.forEach(
        (logger, level) -> {
          logger.removeHandler(this);
          logger.setLevel(level);
        });
  }
}
