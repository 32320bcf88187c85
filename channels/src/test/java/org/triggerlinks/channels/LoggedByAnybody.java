package org.triggerlinks.channels;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** Everything that anybody in this process logs at any level while this is open. */
final class LoggedByAnybody extends AppenderBase<ILoggingEvent> implements AutoCloseable {

  /** These write whole calls below INFO, and are held back in config/logback.xml for that. */
  static final List<String> HELD_BACK =
      List.of("org.apache.camel.component.http", "org.apache.hc", "org.jsmpp");

  /** A mail server that only tests have: it writes what it is told. */
  private static final String OF_A_PROVIDER = "com.icegreen.greenmail";

  private final Queue<String> lines = new ConcurrentLinkedQueue<>();
  private final Map<Logger, Level> before = new LinkedHashMap<>();
  private final LoggedByTheJdk byTheJdk = new LoggedByTheJdk(lines::add);

  private LoggedByAnybody() {}

  static LoggedByAnybody open() {
    LoggedByAnybody logged = new LoggedByAnybody();
    logged.start();
    logged.level(org.slf4j.Logger.ROOT_LOGGER_NAME, Level.TRACE).addAppender(logged);
    HELD_BACK.forEach(name -> logged.level(name, Level.WARN));
    logged.level(OF_A_PROVIDER, Level.OFF);
    logged.byTheJdk.open();
    return logged;
  }

  private Logger level(String name, Level level) {
    Logger logger = (Logger) LoggerFactory.getLogger(name);
    before.put(logger, logger.getLevel());
    logger.setLevel(level);
    return logger;
  }

  @Override
  protected void append(ILoggingEvent event) {
    lines.add(
        "%s %s [%s] %s %s %s"
            .formatted(
                event.getLevel(),
                event.getLoggerName(),
                event.getThreadName(),
                event.getFormattedMessage(),
                event.getMDCPropertyMap(),
                event.getThrowableProxy() == null
                    ? ""
                    : ThrowableProxyUtil.asString(event.getThrowableProxy())));
  }

  /** What was logged: each with who did it and in which thread, and with what was thrown. */
  List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public void close() {
    byTheJdk.close();
    before.forEach(
        (logger, level) -> {
          logger.detachAppender(this);
          logger.setLevel(level);
        });
    stop();
  }
}
