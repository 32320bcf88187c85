package org.triggerlinks.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.camel.RoutesBuilder;
import org.triggerlinks.routes.runtime.Settings;
import org.triggerlinks.routes.runtime.TriggerLinks;

/** The whole service, as {@code ./start} runs it, in this process and a folder of its own. */
final class Product implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  // A little longer than the service's own period.
  private static final Duration MEASURED_EVERY = Duration.ofMillis(5_500);

  private final TriggerLinks service;
  private final Path folder;

  private Product(Path folder, TriggerLinks service) {
    this.folder = folder;
    this.service = service;
  }

  /** Starts it without demo data, with these settings and further routes. */
  static Product start(Map<String, String> settings, List<RoutesBuilder> furtherRoutes)
      throws IOException {
    Path folder = Temporary.folder();
    Map<String, String> all = new HashMap<>();
    all.put("http.port", "0");
    all.put("demo", "false");
    all.put("data.folder", folder.resolve("data").toString());
    all.put("rules.folder", RuleFolder.with(Map.of()).toString());
    all.putAll(settings);
    return new Product(
        folder, TriggerLinks.start(Settings.load(Path.of("config"), all), furtherRoutes));
  }

  URI url() {
    return service.localUrl();
  }

  /**
   * Load on links of this service. Returns when the broker has all the clicks, so that handing them
   * on is nothing that others are measured beside.
   *
   * @throws IllegalStateException if an answer was a failure, or a click that was answered is not
   *     kept
   */
  Wrk.Result load(Wrk links, int seconds) throws IOException, InterruptedException {
    Captured before = Captured.by(url());
    Wrk.Result result = links.load(url(), seconds);
    Captured.by(url()).requireAllSince(before, result.requests());
    Captured.awaitHandedOn(url());
    return result;
  }

  /** Returns when nothing waits on a queue or for one, of what was there when this was called. */
  void awaitQuiet() throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    do {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("The service is not quiet after " + PATIENCE + ".");
      }
      // What the page says was measured after this was called.
      TimeUnit.MILLISECONDS.sleep(MEASURED_EVERY.toMillis());
    } while (left(MetricsPage.of(url())) > 0);
  }

  private static double left(MetricsPage metrics) throws IOException {
    return metrics.sum("triggerlinks_queue_messages")
        + metrics.number("triggerlinks_outbox_facts")
        + metrics.number("triggerlinks_actions_due");
  }

  /** Sends a message with a link to so many new contacts; gives the paths of their links. */
  List<String> sendLinks(int contacts) throws IOException {
    // Only a database that was empty gets a token.
    Api api =
        new Api(url(), Files.readString(folder.resolve("data").resolve("admin.token")).strip());
    api.post("/locations", Map.of("name", "Benchmark", "slug", "benchmark"));
    String at = "?location=benchmark";
    api.post("/links" + at, Map.of("name", "Offer", "destination", "https://example.com/offer"));
    for (int i = 0; i < contacts; i++) {
      JsonNode contact =
          api.post(
              "/contacts" + at,
              Map.of("first_name", "Ada", "email", "ada%d@example.com".formatted(i)));
      api.post(
          "/messages" + at,
          Map.of(
              "contact_id",
              contact.get("id").asText(),
              "channel",
              "email",
              "subject",
              "An offer",
              "text",
              "{{link.Offer}}"));
    }
    return delivered(api, at, contacts);
  }

  private static List<String> delivered(Api api, String at, int messages) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    List<String> paths = new ArrayList<>();
    while (paths.size() < messages) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "%d of %d messages were delivered.".formatted(paths.size(), messages));
      }
      paths.clear();
      String cursor = "";
      do {
        JsonNode page = api.get("/sandbox/inbox" + at + "&limit=100" + cursor);
        page.get("items").forEach(message -> paths.add(pathOf(message)));
        cursor =
            page.hasNonNull("next_cursor") ? "&cursor=" + page.get("next_cursor").asText() : "";
      } while (!cursor.isEmpty());
    }
    return paths;
  }

  private static String pathOf(JsonNode message) {
    return URI.create(message.at("/links/0/url").asText()).getPath();
  }

  @Override
  public void close() {
    service.close();
  }
}
