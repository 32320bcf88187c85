package org.triggerlinks.routes.runtime;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.component.micrometer.MicrometerConstants;
import org.apache.camel.component.micrometer.routepolicy.MicrometerRoutePolicyFactory;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.triggerlinks.channels.Channel;
import org.triggerlinks.channels.Channels;
import org.triggerlinks.channels.Providers;
import org.triggerlinks.model.location.Locations;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.time.ServiceClock;
import org.triggerlinks.routes.api.WarnOfUnknownNames;
import org.triggerlinks.routes.capture.CaptureLog;
import org.triggerlinks.routes.capture.CaptureSettings;
import org.triggerlinks.routes.decide.DecideFacts;
import org.triggerlinks.routes.decide.StoredVersions;
import org.triggerlinks.routes.demo.DemoData;
import org.triggerlinks.routes.demo.FirstToken;
import org.triggerlinks.routes.dispatch.Presence;
import org.triggerlinks.routes.dispatch.WebhookCarrier;
import org.triggerlinks.routes.inbound.Doors;
import org.triggerlinks.rules.RuleBook;

/**
 * One running instance: the composition root. It reads from top to bottom in the order in which
 * things start; they stop in the opposite order.
 */
public final class TriggerLinks implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TriggerLinks.class);

  // In base 64 it still fits into a record of the log.
  private static final int LARGEST_WEBHOOK = 512 * 1024;

  private final Settings settings;
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  private TriggerLinks(Settings settings) {
    this.settings = settings;
  }

  /**
   * Starts an instance and returns when it serves.
   *
   * @throws CannotStart with one sentence that says why not; nothing is left running
   */
  public static TriggerLinks start(Settings settings) {
    return start(settings, List.of());
  }

  /** With further routes on the same web server and broker. */
  public static TriggerLinks start(Settings settings, List<RoutesBuilder> furtherRoutes) {
    return start(settings, furtherRoutes, UnaryOperator.identity());
  }

  /** With other channels in place of some, for tests of what providers can do. */
  static TriggerLinks start(
      Settings settings, List<RoutesBuilder> furtherRoutes, UnaryOperator<List<Channel>> channels) {
    TriggerLinks instance = new TriggerLinks(settings);
    try {
      instance.compose(furtherRoutes, channels);
      return instance;
    } catch (CannotStart e) {
      instance.close();
      throw e;
    } catch (Exception e) {
      instance.close();
      throw CannotStart.because("Trigger Links", e);
    }
  }

  private void compose(
      List<RoutesBuilder> furtherRoutes, UnaryOperator<List<Channel>> otherChannels)
      throws Exception {
    LOG.info("Settings: {}", settings);
    WebServer web = new WebServer(settings.http());
    web.requireFreePort();
    keep(DataFolder.open(settings.dataFolder()));
    // It needs nothing of the database, which takes the longest.
    Ahead<Broker> brokerAhead = keep(Ahead.start("broker", () -> Broker.open(settings)));
    Database database = keep(openDatabase());
    ServiceClock clock = clock(database);
    if (settings.demo()) {
      new DemoData(database, clock).seed();
    }
    new FirstToken(database, settings.dataFolder(), clock).create();
    new AccountWarnings(settings).log(database);
    Broker broker = keep(brokerAhead.take());
    Metrics metrics = keep(new Metrics());
    web.measure(metrics.registry());
    HealthChecks checks = HealthChecks.inServerOf(settings.http().workers());
    checks.add("database", new DatabaseHealth(database));
    checks.add("broker", broker::health);
    CaptureLog log =
        keep(
            CaptureLog.open(
                CaptureSettings.in(settings.dataFolder().resolve("capture"))
                    .withSegmentBytes(settings.captureSegmentBytes()),
                clock));
    Doors doors = new Doors(settings.accounts());
    Optional<CaptureLog> inbound = inboundLog(doors, clock);
    RuleBook rules =
        keep(
            RuleBook.openLater(settings.rulesFolder(), new StoredVersions(database, clock), clock));
    rules.onChange(keep(new WarnOfUnknownNames(database, rules)));
    checks.add("capture", CaptureHealth.ofClicks(log));
    inbound.ifPresent(kept -> checks.add("inbound", CaptureHealth.ofWebhooks(kept)));
    checks.add("rules", new RulesHealth(rules));
    Presence presence =
        keep(Presence.announce(database, clock.source(), settings.database().embedded()));
    WebhookCarrier webhooks = keep(new WebhookCarrier(clock.source()));
    Providers providers = keep(new Providers(settings.accounts(), settings.baseUrl()));
    List<Channel> channels =
        otherChannels.apply(Channels.all(database, clock, settings.accounts(), providers::send));

    Main camel = new Main();
    // Camel's own waits in a hook of the process, which keeps what has been stopped in memory.
    camel.setShutdownStrategy(new SimpleMainShutdownStrategy());
    camel.bind("clock", clock);
    camel.bind("platform-http", WebServer.component());
    camel.bind(NonBlockingHttp.NAME, new NonBlockingHttp(settings.http().port()));
    camel.bind(
        RawBodyHttp.NAME,
        new RawBodyHttp(
            settings.http().port(),
            new RawBodyHttp.Wanted(
                doors::lead, Math.min(settings.http().maxBodyBytes(), LARGEST_WEBHOOK))));
    camel.bind("jms", broker.jms());
    providers.bind(camel::bind);
    camel.bind("seda", Entrances.component());
    camel.bind(MicrometerConstants.METRICS_REGISTRY_NAME, metrics.registry());
    Flows.Parts parts =
        new Flows.Parts(
            database, clock, broker, log, inbound, rules, presence, providers, channels, webhooks,
            metrics, checks);
    new Flows(settings, parts, new Entrances(camel))
        .all()
        .forEach(camel.configure()::addRoutesBuilder);
    furtherRoutes.forEach(camel.configure()::addRoutesBuilder);

    run(camel, web, Stream.concat(Stream.of(log), inbound.stream()).toList());
    // Last: compiling takes seconds, in which clicks are taken already. Who stops the service in
    // the meantime does not wait for it; the facts stay on the queue, untouched.
    if (settings.decide().consumers() > 0) {
      rules.onLoaded(() -> decideFrom(camel.getCamelContext()));
    }
    rules.start();
    keep(rules::stopLoading);
  }

  private static void decideFrom(CamelContext context) {
    try {
      context.getRouteController().startRoute(DecideFacts.ROUTE);
    } catch (Exception e) {
      LOG.error("No facts are decided here until the service is started again.", e);
    }
  }

  private void run(Main camel, WebServer web, List<CaptureLog> logs) throws Exception {
    camel
        .configure()
        .withName("trigger-links")
        .withAutoConfigurationEnabled(false)
        .withShutdownTimeout((int) settings.shutdownTimeout().toSeconds())
        .withShutdownLogInflightExchangesOnTimeout(true);
    settings.placeholders().forEach(camel::addInitialProperty);
    camel.addMainListener(
        new MainListenerSupport() {
          @Override
          public void afterConfigure(BaseMainSupport main) {
            CamelContext context = main.getCamelContext();
            context.addRoutePolicyFactory(new MicrometerRoutePolicyFactory());
          }
        });
    keep(camel::stop);
    camel.init();
    web.listen(camel.getCamelContext());
    camel.start();
    // Camel looks once a second whether something is in flight; a drain that waits for clicks is.
    logs.forEach(log -> keep(log::stopWaiting));
    keep(new LastClicks(web, logs));
    keep(web::closeToNewRequests);
    web.open();
  }

  /** The log of what providers tell, if there is an account whose provider does, or was. */
  private Optional<CaptureLog> inboundLog(Doors doors, ServiceClock clock) {
    Path folder = settings.dataFolder().resolve("inbound");
    return doors.none() && !Files.isDirectory(folder)
        ? Optional.empty()
        : Optional.of(
            keep(
                CaptureLog.open(
                    CaptureSettings.in(folder).withSegmentBytes(settings.captureSegmentBytes()),
                    clock)));
  }

  private Database openDatabase() {
    Settings.Database wanted = settings.database();
    Path file = settings.dataFolder().resolve("database").resolve("triggerlinks");
    String url = wanted.embedded() ? Database.embeddedUrl(file.toString()) : wanted.url();
    try {
      return Database.open(
          new Database.Access(url, wanted.user(), wanted.password(), wanted.poolSize()));
    } catch (RuntimeException e) {
      throw CannotStart.because("The database", e);
    }
  }

  /** The time of the sandbox is kept in the database, or a restart would go back in time. */
  private ServiceClock clock(Database database) {
    ServiceClock clock = ServiceClock.system();
    if (settings.sandboxClock()) {
      clock.catchUp(
          database.inTransaction(session -> new Locations(session).agency().clockOffset()));
    }
    return clock;
  }

  private <T extends AutoCloseable> T keep(T part) {
    opened.push(part);
    return part;
  }

  /** The port that is served. */
  public int port() {
    return settings.http().port();
  }

  /** Where this instance answers on this machine, without a slash at the end. */
  public URI localUrl() {
    return URI.create("http://localhost:" + port());
  }

  /**
   * Stops taking work, lets what is in flight finish, then stops everything. May be called twice.
   */
  @Override
  public synchronized void close() {
    while (!opened.isEmpty()) {
      AutoCloseable part = opened.pop();
      try {
        part.close();
      } catch (Exception e) {
        LOG.error("{} did not stop cleanly", part.getClass().getSimpleName(), e);
      }
    }
  }
}
