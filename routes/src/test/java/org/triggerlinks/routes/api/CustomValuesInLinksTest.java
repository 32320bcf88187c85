package org.triggerlinks.routes.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.model.location.Location;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.routes.compose.MessageWriter;
import org.triggerlinks.routes.links.LinkEdits;
import org.triggerlinks.routes.links.LinkFollower;
import org.triggerlinks.routes.links.LinkTable;
import org.triggerlinks.rules.GoodVersionsInMemory;
import org.triggerlinks.rules.RuleBook;

/** A marketer is told when a custom value and a link do not fit, before contacts find out. */
class CustomValuesInLinksTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);
  private static final String PROMO = "https://{{custom_values.promo_host}}/may";

  @TempDir Path folder;
  private Database database;
  private RuleBook rules;
  private Instance api;

  @BeforeEach
  void open() throws Exception {
    String url = Database.embeddedUrl(folder.resolve("db").toString());
    database = Database.open(new Database.Access(url, "sa", "", 4));
    Location location = Location.create("here", "Here", "UTC", CLOCK.instant());
    database.transact(session -> session.persist(location));
    Path files = Files.createDirectories(folder.resolve("rules"));
    rules = RuleBook.open(files, new GoodVersionsInMemory(), CLOCK);
    MessageWriter writer = new MessageWriter(URI.create("http://localhost"), CLOCK);
    LinkFollower follower = new LinkFollower(new LinkTable(), database);
    LinkEdits edits = new LinkEdits(database, follower, news -> {});
    api =
        Instance.serving(
            location.id(),
            handlers -> {
              new LinkResource(database, writer, edits, CLOCK).register(handlers);
              new LinkChangeResource(writer, edits, new LinkMentions(rules), CLOCK)
                  .register(handlers);
              new CustomValueResource(database, edits, CLOCK).register(handlers);
            });
  }

  @AfterEach
  void close() {
    api.close();
    rules.close();
    database.close();
  }

  private Instance.Answer call(String method, String path, Object body) throws Exception {
    return api.call(method, path + "?location=here", body == null ? null : Json.write(body));
  }

  private Instance.Answer link(String name, String destination) throws Exception {
    return call("POST", "/links", Map.of("name", name, "destination", destination));
  }

  private Instance.Answer value(String name, String content) throws Exception {
    return call("PUT", "/custom-values/" + name, Map.of("value", content));
  }

  private static List<String> warnings(Instance.Answer answer) {
    assertThat(answer.status()).as(answer.body().toString()).isBetween(200, 201);
    List<String> warnings = new ArrayList<>();
    answer.body().get("warnings").forEach(warning -> warnings.add(warning.asText()));
    return warnings;
  }

  private static void assertUnknown(Instance.Answer answer) {
    assertThat(answer.status()).isEqualTo(422);
    List<String> errors = new ArrayList<>();
    for (JsonNode error : answer.body().get("errors")) {
      errors.add(error.path("field").asText() + ": " + error.path("message").asText());
    }
    assertThat(errors)
        .containsExactly(
            "/destination: There is no custom value named \"promo_hst\". Did you mean"
                + " \"promo_host\"?",
            "/destination: There is no custom value named \"nope\".");
  }

  @Test
  void a_destination_with_unknown_values_is_refused_with_each_name_and_the_nearest()
      throws Exception {
    value("promo_host", "shop.example.com");
    String typed = "https://{{custom_values.promo_hst}}/{{custom_values.nope}}";

    assertUnknown(link("Promo", typed));
    String id = link("Promo", PROMO).body().path("id").asText();
    assertUnknown(call("PATCH", "/links/" + id, Map.of("destination", typed)));
  }

  @Test
  void a_value_that_breaks_links_is_taken_and_each_of_them_is_named() throws Exception {
    value("promo_host", "shop.example.com");
    value("other", "x");
    assertThat(warnings(link("Promo", PROMO))).isEmpty();
    link("Old Promo", PROMO + "?old");
    link("Plain", "https://example.com/{{custom_values.other}}");

    assertThat(warnings(value("promo_host", "new.example.com"))).isEmpty();
    assertThat(warnings(value("promo_host", "not a host")))
        .hasSize(2)
        .allSatisfy(warning -> assertThat(warning).contains("help page", "not a host"))
        .anySatisfy(warning -> assertThat(warning).contains("\"Promo\""))
        .anySatisfy(warning -> assertThat(warning).contains("\"Old Promo\""));
    assertThat(warnings(value("promo_host", "")))
        .hasSize(2)
        .allSatisfy(warning -> assertThat(warning).contains("\"promo_host\"", "empty"));
    assertThat(warnings(value("promo_host", "new.example.com"))).isEmpty();
  }

  @Test
  void a_link_that_leads_nowhere_with_the_values_as_they_are_is_made_with_a_warning()
      throws Exception {
    value("promo_host", "");

    Instance.Answer created = link("Promo", PROMO);
    assertThat(warnings(created)).singleElement().asString().contains("\"Promo\"", "empty");
    String path = "/links/" + created.body().path("id").asText();
    assertThat(warnings(call("PATCH", path, Map.of("name", "Promo of May")))).hasSize(1);
    assertThat(warnings(call("PATCH", path, Map.of("destination", "https://example.com"))))
        .isEmpty();
  }

  @Test
  void a_value_in_a_link_is_not_deleted_and_the_links_are_named_also_archived_ones()
      throws Exception {
    value("promo_host", "shop.example.com");
    String id = link("Promo", PROMO).body().path("id").asText();
    call("POST", "/links/" + id + "/archive", null);

    Instance.Answer refused = call("DELETE", "/custom-values/promo_host", null);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.body().path("detail").asText()).contains("\"promo_host\"", "\"Promo\"");

    call("PATCH", "/links/" + id, Map.of("destination", "https://example.com"));
    assertThat(call("DELETE", "/custom-values/promo_host", null).status()).isEqualTo(204);
    assertThat(call("DELETE", "/custom-values/promo_host", null).status()).isEqualTo(404);
  }
}
