package org.triggerlinks.routes.promises;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.triggerlinks.channels.Channel;
import org.triggerlinks.routes.runtime.OtherChannels;
import org.triggerlinks.routes.runtime.TestSettings;
import org.triggerlinks.routes.runtime.TriggerLinks;

/** The service in this process, with a location that has a contact with every address. */
public final class RunningService implements AutoCloseable {

  // A folder without any rules would be an odd one.
  private static final String NOTHING =
      """
      rule "Nothing happens"
      when
          CustomEvent( name == "nothing" )
      then
          insert( addTag( "nothing" ) );
      end
      """;

  private final AtomicInteger contacts = new AtomicInteger();
  private final Path rules;
  private final TriggerLinks service;
  private final Visitor visitor;

  public RunningService(Path folder, Map<String, String> settings) throws IOException {
    this(folder, settings, List.of());
  }

  /** One with these channels in the place of those of the same name. */
  public RunningService(Path folder, Map<String, String> settings, List<Channel> channels)
      throws IOException {
    rules = folder.resolve("rules");
    Rules.workflow(rules, "nothing", "always", NOTHING);
    Path data = folder.resolve("data");
    Map<String, String> all = new HashMap<>(settings);
    all.put("rules.folder", rules.toString());
    all.put("demo", "false");
    service = OtherChannels.start(TestSettings.in(data, all), channels);
    visitor = new Visitor(service::localUrl, data);
  }

  public Visitor visitor() {
    return visitor;
  }

  public int port() {
    return service.port();
  }

  /** A location of the test's own; gives what to append to a path. */
  public String location() throws IOException {
    String slug = "l" + UUID.randomUUID();
    visitor.post("/locations", Map.of("name", slug, "slug", slug));
    return "?location=" + slug;
  }

  public String contact(String at) throws IOException {
    int number = contacts.incrementAndGet();
    return visitor
        .post(
            "/contacts" + at,
            Map.of(
                "first_name",
                "Ada",
                "phone",
                "+13125550%03d".formatted(100 + number),
                "email",
                "ada%d@example.com".formatted(number)))
        .text("/id");
  }

  /** Creates a link, and gives its public URL. */
  public String link(String at, String name, boolean consent) throws IOException {
    Map<String, Object> link =
        Map.of("name", name, "destination", "https://example.com/" + name, "consent", consent);
    return visitor.post("/links" + at, link).text("/url");
  }

  /** The URL of a link in a message to the contact. */
  public String sent(String at, String contact, String link) throws IOException {
    String text = "{{link.%s}}".formatted(link);
    visitor.post("/messages" + at, Map.of("contact_id", contact, "channel", "sms", "text", text));
    quiet();
    return visitor
        .get("/sandbox/inbox" + at + "&contact_id=" + contact)
        .text("/items/0/links/0/url");
  }

  /** Writes a workflow of that location, and waits until the service has noticed. */
  public JsonNode workflow(String at, String name, String text) throws IOException {
    Path folder = rules.resolve("workflows").resolve(at.substring(at.indexOf('=') + 1));
    String before = workflow(at, name).toString();
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(name + ".drl"), text);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> !workflow(at, name).toString().equals(before));
    return workflow(at, name);
  }

  /** How the service sees a workflow; missing if it does not know it. */
  public JsonNode workflow(String at, String name) throws IOException {
    for (JsonNode workflow : visitor.get("/workflows" + at).items()) {
      if (workflow.path("name").asText().equals(name)) {
        return workflow;
      }
    }
    return MissingNode.getInstance();
  }

  public void quiet() throws IOException {
    if (!visitor.quiet()) {
      throw new IllegalStateException("It does not get quiet.");
    }
  }

  @Override
  public void close() {
    service.close();
  }
}
