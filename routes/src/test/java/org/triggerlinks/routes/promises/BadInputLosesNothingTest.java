package org.triggerlinks.routes.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input gets a clear error, breaks nothing else and loses nothing; promise 9 is one case. */
class BadInputLosesNothingTest {

  private static final String GREETING =
      """
      rule "Greet"
      when
          CustomEvent( name == "hello" )
      then
          insert( sendSms( "Hello!" ) );
      end
      """;

  private static final String LOOP =
      """
      rule "On"
      when
          TagAdded( tag == "loop" )
      then
          insert( removeTag( "loop" ) );
      end

      rule "Off"
      when
          TagRemoved( tag == "loop" )
      then
          insert( addTag( "loop" ) );
      end
      """;

  private static final String RENEW =
      """
      rule "Begin"
      when
          CustomEvent( name == "renew" )
      then
          insert( enter() );
          insert( waitUntil( "renewal", java.time.Instant.EPOCH ) );
      end

      rule "Again"
      when
          WaitTimedOut( name == "renewal" )
      then
          insert( waitUntil( "renewal", java.time.Instant.EPOCH ) );
      end
      """;

  private static final String BREED =
      """
      rule "Two"
      when
          ( CustomEvent( name == "breed" ) or WorkflowStarted() )
      then
          insert( startWorkflow( "breeda" ) );
          insert( startWorkflow( "breedb" ) );
      end
      """;

  private static final String CHATTER_TWICE =
      """
      rule "Answer every delivery twice"
      when
          MessageDelivered( channel == "email", workflow == "chorus" )
      then
          insert( sendEmail( "More", "And another one" ) );
          insert( sendEmail( "More", "And one more" ) );
      end

      rule "Begin"
      when
          CustomEvent( name == "chorus" )
      then
          insert( sendEmail( "Hello", "Hello" ) );
      end
      """;

  private static final String RENEW_TWICE =
      """
      rule "Begin"
      when
          CustomEvent( name == "split" )
      then
          insert( enter() );
          insert( waitUntil( "half", java.time.Instant.EPOCH ) );
      end

      rule "Again, twice"
      when
          WaitTimedOut( name == "half" )
      then
          insert( waitUntil( "half", java.time.Instant.EPOCH ) );
          insert( waitUntil( "half", java.time.Instant.EPOCH ) );
      end
      """;

  private static final String SEND_LOOP =
      """
      rule "Answer every delivery"
      when
          MessageDelivered( channel == "email", workflow == "chatter" )
      then
          insert( sendEmail( "More", "And another one" ) );
      end

      rule "Begin"
      when
          CustomEvent( name == "chatter" )
      then
          insert( sendEmail( "Hi", "The first one" ) );
      end
      """;

  private static final String ROW =
      """
      rule "Begin"
      when
          CustomEvent( name == "row" )
      then
          insert( sendEmail( "A row", "Message 1" ) );
      end
      """
          + IntStream.rangeClosed(2, 7)
              .mapToObj(
                  number ->
                      """
                      rule "Message %1$d follows message %2$d"
                      when
                          MessageDelivered( workflow == "row", text == "Message %2$d" )
                      then
                          insert( sendEmail( "A row", "Message %1$d" ) );
                      end
                      """
                          .formatted(number, number - 1))
              .collect(Collectors.joining("\n"));

  private static final String THROW =
      """
      rule "Ask for too much"
      when
          CustomEvent( name == "hello", $name : name )
      then
          insert( addTag( $name.substring( 99 ) ) );
      end
      """;

  @TempDir static Path folder;

  private static OwnBroker broker;
  private static RunningService service;
  private Visitor visitor;
  private String at;
  private String contact;

  @BeforeAll
  static void start() throws Exception {
    Path rules = folder.resolve("rules");
    Rules.workflow(rules, "greeting", "always", GREETING);
    Rules.workflow(rules, "loop", "always", LOOP);
    Rules.workflow(rules, "chatter", "always", SEND_LOOP);
    Rules.workflow(rules, "row", "always", ROW);
    Rules.workflow(rules, "renew", "always", RENEW);
    Rules.workflow(rules, "chorus", "always", CHATTER_TWICE);
    Rules.workflow(rules, "split", "always", RENEW_TWICE);
    Rules.workflow(rules, "breeda", "always", BREED);
    Rules.workflow(rules, "breedb", "always", BREED);
    Rules.workflow(rules, "throwing", "always", THROW);
    broker = new OwnBroker(folder.resolve("broker"));
    service =
        new RunningService(
            folder, Map.of("http.max-body-bytes", "2000", "broker.url", broker.url()));
  }

  @AfterAll
  static void stop() throws Exception {
    service.close();
    broker.stop();
  }

  @BeforeEach
  void settle() throws Exception {
    visitor = service.visitor();
    at = service.location();
    contact = service.contact(at);
  }

  @Test
  void malformed_json_is_refused_with_its_line_and_column() throws Exception {
    Visitor.Answer answer = visitor.call("POST", "/contacts" + at, "{\n  \"first_name\": Ada\n}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().toString()).contains("Line 2, column 17");
  }

  @Test
  void a_name_that_is_taken_and_a_url_that_is_none_are_refused_with_their_field() throws Exception {
    service.link(at, "Sale", false);

    Visitor.Answer taken =
        visitor.post("/links" + at, Map.of("name", "Sale", "destination", "https://example.com"));
    Visitor.Answer script =
        visitor.post("/links" + at, Map.of("name", "X", "destination", "javascript:alert(1)"));

    assertThat(taken.status()).isEqualTo(409);
    assertThat(taken.body().toString()).contains("Sale");
    assertThat(script.status()).isEqualTo(422);
    assertThat(script.text("/errors/0/field")).isEqualTo("/destination");
    assertThat(visitor.get("/links" + at).items()).hasSize(1);
  }

  @Test
  void an_unknown_link_in_a_message_is_refused_with_the_nearest_one() throws Exception {
    service.link(at, "Summer", false);
    Map<String, String> message =
        Map.of("contact_id", contact, "channel", "sms", "text", "See {{link.Sumer}}");

    Visitor.Answer answer = visitor.post("/messages" + at, message);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text("/errors/0/message")).contains("Sumer", "Did you mean", "Summer");
  }

  @Test
  void a_body_that_is_too_large_is_refused() throws Exception {
    Visitor.Answer answer = visitor.post("/contacts" + at, Map.of("first_name", "A".repeat(5_000)));

    assertThat(answer.status()).isEqualTo(413);
    assertThat(visitor.get("/contacts" + at).items()).hasSize(1);
  }

  @Test
  void a_fact_about_a_deleted_contact_is_decided_with_a_note() throws Exception {
    service.link(at, "Sale", false);
    String url = service.sent(at, contact, "Sale");
    visitor.delete("/contacts/" + contact + at);

    assertThat(visitor.open(url).statusCode()).isEqualTo(302);
    service.quiet();

    assertThat(visitor.lines("/clicks" + at)).hasSize(1);
    assertThat(letters()).isEmpty();
    assertThat(event("hello").text("/errors/0/field")).isEqualTo("/contact_id");
  }

  @Test
  void a_message_that_cannot_be_read_is_kept_and_can_be_retried_and_deleted() throws Exception {
    broker.putFact("{this is no fact");
    JsonNode letter = await().until(() -> letters().path(0), found -> found.has("id"));
    assertThat(letter.path("queue").asText()).isEqualTo("facts");
    assertThat(letter.path("problem").asText()).contains("cannot be read", "{this is no fact");
    assertDiesAgainAndCanBeDeleted(letter);
  }

  @Test
  void an_action_that_is_none_is_kept_and_can_be_retried_and_deleted() throws Exception {
    broker.put("dispatch.sms", "this is no action");
    JsonNode letter = await().until(() -> letters().path(0), found -> found.has("id"));
    assertThat(letter.path("queue").asText()).isEqualTo("dispatch.sms");
    assertThat(letter.path("problem").asText()).contains("this is no action");
    assertThat(letter.path("body").asText()).isEqualTo("this is no action");
    assertDiesAgainAndCanBeDeleted(letter);
  }

  private void assertDiesAgainAndCanBeDeleted(JsonNode letter) throws IOException {
    String id = letter.path("id").asText();

    assertThat(visitor.post("/dead-letters/" + id + "/retry", Map.of()).status()).isLessThan(300);
    JsonNode again =
        await()
            .until(
                () -> letters().path(0),
                found -> found.has("id") && !found.path("id").asText().equals(id));
    assertThat(visitor.delete("/dead-letters/" + again.path("id").asText()).status())
        .isEqualTo(204);
    assertThat(letters()).isEmpty();
    assertGreeted();
  }

  @Test
  void a_broken_rule_file_breaks_only_itself_and_its_last_good_version_stays_in_force()
      throws Exception {
    String good = Rules.text("own", "always", GREETING.replace("Hello!", "Hello from here!"));
    service.workflow(at, "own", good);

    JsonNode broken = service.workflow(at, "own", good.replace("name ==", "nmae =="));

    assertThat(broken.path("state").asText()).isEqualTo("last_good_version_in_force");
    assertThat(broken.path("file").asText()).endsWith("/own.drl");
    assertThat(broken.at("/problems/0/line").asInt()).isEqualTo(9);
    assertThat(broken.at("/problems/0/message").asText()).contains("nmae");
    assertThat(broken.at("/problems/0/hint").asText()).contains("name");
    event("hello");
    service.quiet();
    assertThat(visitor.get("/messages" + at).items())
        .extracting(message -> message.path("text").asText())
        .containsExactlyInAnyOrder("Hello!", "Hello from here!");
  }

  @Test
  void a_rule_that_throws_is_told_on_the_timeline_and_the_other_workflows_go_on() throws Exception {
    event("hello");
    service.quiet();

    assertThat(summaries("workflow_error")).singleElement().asString().contains("Ask for too much");
    assertThat(visitor.get("/messages" + at).items()).hasSize(1);
    assertThat(letters()).isEmpty();
  }

  @Test
  void messages_that_answer_their_own_delivery_are_cut_off() throws Exception {
    event("chatter");
    service.quiet();

    assertThat(summaries("workflow_loop"))
        .singleElement()
        .asString()
        .contains("Cut off", "\"chatter\"");
  }

  @Test
  void messages_in_a_row_each_on_the_delivery_of_the_last_are_no_loop() throws Exception {
    event("row");
    service.quiet();

    assertThat(summaries("workflow_loop")).isEmpty();
    assertThat(visitor.get("/messages" + at).items()).hasSize(7);
  }

  @Test
  void a_wait_for_a_moment_that_has_passed_and_opens_itself_is_cut_off() throws Exception {
    event("renew");
    service.quiet();

    assertThat(summaries("workflow_loop")).singleElement().asString().contains("Cut off");
  }

  @Test
  void workflows_that_start_each_other_twice_over_are_cut_off_before_they_are_a_million()
      throws Exception {
    event("breed");
    service.quiet();

    assertThat(summaries("workflow_error")).isEmpty();
    assertThat(summaries("workflow_loop")).isNotEmpty().hasSizeLessThan(100);
    assertThat(summaries("workflow_loop")).first().asString().contains("led to itself");
  }

  @ParameterizedTest
  @ValueSource(strings = {"chorus", "split"})
  void what_doubles_with_each_message_or_wait_is_cut_off_before_it_is_a_million(String loop)
      throws Exception {
    event(loop);
    service.quiet();

    assertThat(summaries("workflow_loop")).isNotEmpty().hasSizeLessThan(40);
    assertThat(visitor.get("/messages" + at).items()).hasSizeLessThan(40);
  }

  @Test
  void an_audience_nested_too_deeply_is_refused_with_its_field() throws Exception {
    String audience = "{\"not\":".repeat(40) + "{\"tag\":\"x\"}" + "}".repeat(40);

    Visitor.Answer answer =
        visitor.call(
            "POST",
            "/broadcasts" + at,
            "{\"channel\":\"sms\",\"text\":\"Hi\",\"audience\":" + audience + "}");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body().toString()).contains("/audience", "20 deep");
  }

  @Test
  void workflows_that_loop_are_cut_off_with_a_line_and_everything_else_goes_on() throws Exception {
    visitor.put("/contacts/" + contact + "/tags/loop" + at);
    service.quiet();

    assertThat(summaries("workflow_loop"))
        .singleElement()
        .asString()
        .contains("Cut off", "the next to be asked was \"loop\"");
    assertGreeted();
  }

  private void assertGreeted() throws IOException {
    event("hello");
    service.quiet();
    assertThat(visitor.get("/messages" + at).items()).hasSize(1);
  }

  private Visitor.Answer event(String name) throws IOException {
    return visitor.post(
        "/events" + at, Map.of("contact_id", contact, "type", "custom", "name", name));
  }

  private JsonNode letters() throws IOException {
    return visitor.get("/dead-letters").items();
  }

  private List<String> summaries(String kind) throws IOException {
    List<String> found = new ArrayList<>();
    for (JsonNode line :
        visitor.get("/contacts/" + contact + "/timeline" + at + "&limit=200").items()) {
      if (line.path("kind").asText().equals(kind)) {
        found.add(line.path("summary").asText());
      }
    }
    return found;
  }
}
