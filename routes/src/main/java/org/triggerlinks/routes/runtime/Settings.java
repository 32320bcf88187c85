package org.triggerlinks.routes.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.triggerlinks.channels.Account;

/**
 * The settings of one running instance. {@code config/application.properties} says what each means.
 *
 * @param config folder of the operator's files
 * @param baseUrl public URL, without a slash at its end
 * @param dataFolder folder of everything that survives a restart
 * @param demo an empty database is filled with the demo location
 * @param accounts the accounts at providers; where a location has none, the sandbox stands in
 * @param sandboxClock the clock may be moved by the API
 * @param phoneRegion country of telephone numbers without a country code, ISO 3166
 * @param shutdownTimeout longest time that work in flight may take when the service stops
 * @param effective every setting by name as it is in force, secrets included
 */
public record Settings(
    Path config,
    Http http,
    URI baseUrl,
    Path dataFolder,
    Path rulesFolder,
    boolean demo,
    Database database,
    Broker broker,
    List<Account> accounts,
    boolean sandboxClock,
    Decide decide,
    int dispatchConsumers,
    Duration relayPeriod,
    Duration followPeriod,
    Duration wakePeriod,
    int captureSegmentBytes,
    String phoneRegion,
    Duration shutdownTimeout,
    Map<String, String> effective) {

  /** Where and how requests are accepted. {@code trustedProxies} are networks in CIDR notation. */
  public record Http(
      String host, int port, int workers, int maxBodyBytes, List<String> trustedProxies) {}

  /** The database; an empty URL means a file in the data folder. */
  public record Database(String url, String user, String password, int poolSize) {
    public boolean embedded() {
      return url.isEmpty();
    }

    @Override
    public String toString() {
      return "Database[" + (embedded() ? "embedded" : url) + "]";
    }
  }

  /** The broker; an empty URL means the embedded one. */
  public record Broker(String url, String user, String password) {
    public boolean embedded() {
      return url.isEmpty();
    }

    @Override
    public String toString() {
      return "Broker[" + (embedded() ? "embedded" : url) + "]";
    }
  }

  /**
   * How facts are decided.
   *
   * @param consumers threads that decide; 0 if that is left to other nodes
   * @param batch most facts of one transaction
   * @param hold how long a click in a message with several links is held before it is judged
   */
  public record Decide(int consumers, int batch, Duration hold) {}

  /**
   * Reads the settings of this process: the file, the environment, {@code -Dtriggerlinks.*}.
   *
   * @param config folder that holds application.properties; relative folders are relative to its
   *     parent
   * @param overrides settings by name that win over all others
   * @throws WrongSettings with every problem there is
   */
  public static Settings load(Path config, Map<String, String> overrides) {
    List<String> problems = new ArrayList<>();
    SettingsSources sources =
        new SettingsSources(problems)
            .file(config.toAbsolutePath().normalize().resolve("application.properties"))
            .environment(System.getenv())
            .systemProperties(System.getProperties())
            .overrides(overrides);
    return from(config.toAbsolutePath().normalize(), sources, problems);
  }

  static Settings from(Path config, SettingsSources sources, List<String> problems) {
    Map<Key, Given> given = sources.given();
    Given port = given.get(Key.HTTP_PORT);
    if (port != null && port.value().equals("0")) {
      // chosen now, because other settings refer to it
      given.put(Key.HTTP_PORT, new Given(Integer.toString(freePort()), port.origin()));
    }
    SettingsValues values = new SettingsValues(config.getParent(), given, problems);
    Settings settings = typed(config, values, sources.accounts().accounts());
    if (!problems.isEmpty()) {
      throw WrongSettings.because(problems);
    }
    return settings;
  }

  private static Settings typed(Path config, SettingsValues values, List<Account> accounts) {
    List<String> proxies = values.list(Key.TRUSTED_PROXIES);
    Networks.problem(proxies).ifPresent(sentence -> values.wrong(Key.TRUSTED_PROXIES, sentence));
    boolean real = values.oneOf(Key.CHANNELS_MODE, "auto", "sandbox").equals("auto");
    boolean clock = values.flag(Key.SANDBOX_CLOCK);
    if (real && clock && accounts.stream().anyMatch(Account::sendsToPeople)) {
      values.wrong(
          Key.SANDBOX_CLOCK,
          "must be false where an account sends to people, or their waits would be over in a minute");
    }
    return new Settings(
        config,
        new Http(
            values.required(Key.HTTP_HOST),
            values.number(Key.HTTP_PORT, 0, 65535),
            values.number(Key.HTTP_WORKERS, 1, 10_000),
            values.number(Key.HTTP_MAX_BODY_BYTES, 1024, 100 << 20),
            proxies),
        withoutSlash(values.url(Key.BASE_URL, "http", "https")),
        values.folder(Key.DATA_FOLDER),
        values.folder(Key.RULES_FOLDER),
        values.flag(Key.DEMO),
        new Database(
            values.matching(Key.DATABASE_URL, "|jdbc:.+", "must begin with jdbc: or be empty"),
            values.text(Key.DATABASE_USER),
            values.text(Key.DATABASE_PASSWORD),
            values.number(Key.DATABASE_POOL_SIZE, 2, 1000)),
        new Broker(
            values.matching(
                Key.BROKER_URL, "|\\(?(tcp|ssl)://.+", "must begin with tcp:// or be empty"),
            values.text(Key.BROKER_USER),
            values.text(Key.BROKER_PASSWORD)),
        real ? accounts : List.of(),
        clock,
        new Decide(
            values.number(Key.DECIDE_CONSUMERS, 0, 256),
            values.number(Key.DECIDE_BATCH, 1, 10_000),
            values.duration(Key.DECIDE_HOLD)),
        values.number(Key.DISPATCH_CONSUMERS, 1, 256),
        values.duration(Key.RELAY_PERIOD),
        values.duration(Key.FOLLOW_PERIOD),
        values.duration(Key.WAKE_PERIOD),
        values.number(Key.CAPTURE_SEGMENT_BYTES, 4096, 1 << 30),
        values.matching(Key.PHONES_DEFAULT_REGION, "[A-Z]{2}", "must be two capital letters"),
        values.duration(Key.SHUTDOWN_TIMEOUT),
        effective(values));
  }

  private static Map<String, String> effective(SettingsValues values) {
    Map<String, String> effective = new LinkedHashMap<>();
    for (Key key : Key.values()) {
      effective.put(key.label(), values.text(key));
    }
    return effective;
  }

  private static URI withoutSlash(URI url) {
    return URI.create(url.toString().replaceFirst("/+$", ""));
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("No TCP port is free", e);
    }
  }

  /** Every setting that is no secret, by name, for {@code {{http.port}}} in routes. */
  public Map<String, String> placeholders() {
    Map<String, String> placeholders = new LinkedHashMap<>(effective);
    placeholders.keySet().removeIf(label -> Key.named(label).filter(Key::secret).isPresent());
    return placeholders;
  }

  /** One line with every setting as it is in force, without secrets. */
  @Override
  public String toString() {
    return Stream.concat(
            effective.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + shown(entry.getKey(), entry.getValue())),
            accounts.stream().map(Account::toString))
        .collect(Collectors.joining(", "));
  }

  private static String shown(String label, String value) {
    boolean secret = Key.named(label).filter(Key::secret).isPresent() && !value.isEmpty();
    return secret ? "***" : value.replaceAll("(?i)(password=)[^&;,)]*", "$1***");
  }
}
