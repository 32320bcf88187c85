package org.triggerlinks.routes.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.routes.demo.FirstToken;
import org.triggerlinks.routes.runtime.TestSettings;
import org.triggerlinks.routes.runtime.TriggerLinks;

/** What is said of a link that messages, workflows or waits still need when it goes. */
class LinkLifeTest {

  private static final String WARNINGS = "/warnings";
  private static final String ARCHIVED =
      "The link \"Winter Sale\" is archived, so it cannot be put into messages. Bring it back"
          + " (POST /links/{id}/unarchive), or use another.";

  @TempDir static Path folder;

  private static TriggerLinks service;
  private static ApiClient agency;
  private static int locations;
  private String at;

  @BeforeAll
  static void start() throws Exception {
    Path workflows = Files.createDirectories(folder.resolve("rules").resolve("workflows"));
    Files.writeString(
        workflows.resolve("winter.drl"),
        """
        package workflows.winter
        import org.triggerlinks.model.fact.*
        import function org.triggerlinks.model.action.Actions.*
        // re-entry: always

        rule "Offer the sale"
        when
            CustomEvent( name == "winter" )
        then
            insert( sendSms( "Look: {{link.Winter Sale}}" ) );
        end
        """);
    Files.writeString(
        workflows.resolve("summer.drl"),
        """
        package workflows.summer
        import org.triggerlinks.model.fact.*
        import function org.triggerlinks.model.action.Actions.*
        // re-entry: always

        rule "Offer the sale"
        when
            CustomEvent( name == "summer" )
        then
            insert( enter() );
            insert( sendSms( "Look: {{link.Summer Sale}}" ) );
            insert( waitForClick( "Summer Sale", days(2) ) );
        end

        rule "Nobody looked"
        when
            WaitTimedOut( link == "Summer Sale" )
        then
            insert( leave() );
        end
        """);
    Path data = folder.resolve("data");
    service =
        TriggerLinks.start(
            TestSettings.in(
                data, Map.of("demo", "false", "rules.folder", folder.resolve("rules").toString())));
    agency =
        new ApiClient(service.localUrl(), Files.readString(data.resolve(FirstToken.FILE)).strip());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @BeforeEach
  void inALocationOfItsOwn() {
    String slug = "place" + ++locations;
    at = "?location=" + slug;
    assertThat(agency.post("/locations", Map.of("name", slug, "slug", slug)).status())
        .isEqualTo(201);
  }

  private ApiClient.Answer link(String name) {
    return agency.post(
        "/links" + at, Map.of("name", name, "destination", "https://example.com/offer"));
  }

  private String contact() {
    return agency.post("/contacts" + at, Map.of("phone", "+13125550100")).id();
  }

  private void report(String contact, String event) {
    agency.post("/events" + at, Map.of("contact_id", contact, "type", "custom", "name", event));
    agency.untilQuiet();
  }

  private List<String> timeline(String contact, String kind) {
    JsonNode lines = agency.get("/contacts/" + contact + "/timeline" + at).body().path("items");
    return StreamSupport.stream(lines.spliterator(), false)
        .filter(line -> line.path("kind").asText().equals(kind))
        .map(line -> line.path("summary").asText())
        .toList();
  }

  @Test
  void a_text_with_an_archived_link_is_refused_with_the_way_to_bring_it_back() {
    String contact = contact();
    String id = link("Winter Sale").id();
    Map<String, Object> message =
        Map.of("contact_id", contact, "channel", "sms", "text", "{{link.Winter Sale}}");
    Map<String, Object> broadcast =
        Map.of(
            "channel", "sms", "text", "{{link.Winter Sale}}", "audience", Map.of("tag", "anyone"));
    agency.post("/links/" + id + "/archive" + at, null);

    for (ApiClient.Answer refused :
        List.of(
            agency.post("/messages" + at, message),
            agency.post("/messages/preview" + at, message),
            agency.post("/broadcasts" + at, broadcast))) {
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.text("/errors/0/field")).isEqualTo("/text");
      assertThat(refused.text("/errors/0/message")).isEqualTo(ARCHIVED);
    }
    agency.post("/links/" + id + "/unarchive" + at, null);
    assertThat(agency.post("/messages" + at, message).status()).isEqualTo(201);
  }

  @Test
  void a_workflow_whose_message_has_an_archived_link_says_so_on_the_timeline() {
    String contact = contact();
    agency.post("/links/" + link("Winter Sale").id() + "/archive" + at, null);

    report(contact, "winter");

    assertThat(timeline(contact, "workflow_error"))
        .singleElement()
        .asString()
        .contains("was not sent. " + ARCHIVED);
    assertThat(agency.get("/workflows" + at).body().findValuesAsText("message")).contains(ARCHIVED);
  }

  @Test
  void the_numbers_of_a_deleted_link_are_told_where_it_was_clicked() {
    ApiClient.Answer clicked = link("Clicked");
    ApiClient.Answer ignored = link("Ignored");
    agency.click(clicked.text("/url"));
    agency.untilQuiet();
    agency.delete("/links/" + clicked.id() + at);
    agency.delete("/links/" + ignored.id() + at);

    ApiClient.Answer numbers = agency.get("/links/" + clicked.id() + "/analytics" + at);
    assertThat(numbers.status()).isEqualTo(200);
    assertThat(numbers.body().at("/total/clicks").asInt()).isEqualTo(1);
    assertThat(agency.get("/links/" + ignored.id() + "/analytics" + at).status()).isEqualTo(404);
    inALocationOfItsOwn();
    assertThat(agency.get("/links/" + clicked.id() + "/analytics" + at).status()).isEqualTo(404);
  }

  @Test
  void a_link_that_workflows_name_is_deleted_by_force_only() {
    String id = link("Summer Sale").id();

    ApiClient.Answer refused = agency.delete("/links/" + id + at);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("/detail"))
        .isEqualTo(
            "Workflows in force here name the link \"Summer Sale\": workflows/summer.drl:11,"
                + " workflows/summer.drl:12, workflows/summer.drl:17. Change the files first,"
                + " archive the link (POST /links/"
                + id
                + "/archive), or delete it with ?force=true.");
    assertThat(agency.get("/links/" + id + at).status()).isEqualTo(200);
    assertThat(agency.delete("/links/" + id + at + "&force=true").status()).isEqualTo(204);
    assertThat(agency.get("/links/" + id + at).status()).isEqualTo(404);
  }

  @Test
  void a_link_that_only_open_waits_are_for_is_deleted_by_force_only_and_the_timeline_says_so() {
    String contact = contact();
    String id = link("Summer Sale").id();
    report(contact, "summer");
    agency.patch("/links/" + id + at, Map.of("name", "Late Summer"));

    ApiClient.Answer refused = agency.delete("/links/" + id + at);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("/detail"))
        .startsWith("Open waits for a click on \"Late Summer\": 1. Without the link")
        .endsWith(
            "Archive the link (POST /links/" + id + "/archive), or delete it with ?force=true.");
    assertThat(agency.delete("/links/" + id + at + "&force=true").status()).isEqualTo(204);
    agency.post("/sandbox/clock", Map.of("advance", "P3D"));
    agency.untilQuiet();
    assertThat(timeline(contact, "wait_timed_out"))
        .singleElement()
        .asString()
        .startsWith("The wait for \"Summer Sale\" is over: nothing came until")
        .endsWith(". Its link was deleted.");
  }

  @Test
  void a_rename_warns_of_each_line_that_has_the_old_name() {
    String id = link("Summer Sale").id();
    String other = link("Nobody's").id();

    assertThat(agency.patch("/links/" + id + at, Map.of("name", "Summer Sale")).body().at(WARNINGS))
        .isEmpty();
    assertThat(agency.patch("/links/" + other + at, Map.of("name", "Nobody")).body().at(WARNINGS))
        .isEmpty();
    JsonNode renamed = agency.patch("/links/" + id + at, Map.of("name", "Late Summer")).body();

    assertThat(renamed.path("mentioned_in"))
        .extracting(JsonNode::asText)
        .containsExactly("workflows/summer.drl");
    assertThat(renamed.at(WARNINGS))
        .extracting(JsonNode::asText)
        .hasSize(3)
        .startsWith(
            "workflows/summer.drl:11 names the link by its old name \"Summer Sale\". Write \"Late"
                + " Summer\" there.");
  }
}
