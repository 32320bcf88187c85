package org.triggerlinks.routes.runtime;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Every setting there is. The defaults are in {@code config/application.properties}. */
enum Key {
  HTTP_HOST("http.host"),
  HTTP_PORT("http.port"),
  HTTP_WORKERS("http.workers"),
  HTTP_MAX_BODY_BYTES("http.max-body-bytes"),
  BASE_URL("base-url"),
  TRUSTED_PROXIES("trusted-proxies"),
  DATA_FOLDER("data.folder"),
  RULES_FOLDER("rules.folder"),
  DEMO("demo"),
  DATABASE_URL("database.url"),
  DATABASE_USER("database.user"),
  DATABASE_PASSWORD("database.password"),
  DATABASE_POOL_SIZE("database.pool-size"),
  BROKER_URL("broker.url"),
  BROKER_USER("broker.user"),
  BROKER_PASSWORD("broker.password"),
  CHANNELS_MODE("channels.mode"),
  SANDBOX_CLOCK("sandbox.clock"),
  DECIDE_CONSUMERS("decide.consumers"),
  DECIDE_BATCH("decide.batch"),
  DECIDE_HOLD("decide.hold"),
  DISPATCH_CONSUMERS("dispatch.consumers"),
  RELAY_PERIOD("relay.period"),
  FOLLOW_PERIOD("follow.period"),
  WAKE_PERIOD("wake.period"),
  CAPTURE_SEGMENT_BYTES("capture.segment-bytes"),
  PHONES_DEFAULT_REGION("phones.default-region"),
  SHUTDOWN_TIMEOUT("shutdown.timeout");

  /** Prefix of the environment variables that are ours. */
  static final String VARIABLE_PREFIX = "TRIGGERLINKS_";

  /** Prefix of the system properties that are ours. */
  static final String PROPERTY_PREFIX = "triggerlinks.";

  private final String label;

  Key(String label) {
    this.label = label;
  }

  /** The name in the file, for example {@code http.port}. */
  String label() {
    return label;
  }

  /** The environment variable that overrides it, for example {@code TRIGGERLINKS_HTTP_PORT}. */
  String variable() {
    return VARIABLE_PREFIX + label.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /** Must never be logged. */
  boolean secret() {
    return label.endsWith(".password");
  }

  static Optional<Key> named(String label) {
    return Arrays.stream(values()).filter(key -> key.label.equals(label)).findFirst();
  }

  static List<String> labels() {
    return Arrays.stream(values()).map(Key::label).toList();
  }

  static List<String> variables() {
    return Arrays.stream(values()).map(Key::variable).toList();
  }
}
