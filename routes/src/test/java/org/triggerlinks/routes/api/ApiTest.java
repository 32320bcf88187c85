package org.triggerlinks.routes.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.hibernate.exception.JDBCConnectionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.triggerlinks.model.key.ApiToken;

/**
 * What is the same for all operations, over real HTTP with handlers that only tell what they got.
 */
class ApiTest {

  private static final UUID DEMO = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8001");
  private static final UUID OTHER = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8002");
  private static final UUID CONTACT = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
  private static final String LINK =
      "{\"name\":\"Spring Sale\",\"destination\":\"https://shop.example.com\"}";

  private static final Map<String, Principal> TOKENS =
      Map.of(
          ApiToken.hash("agency"), new Principal(UUID.randomUUID(), null),
          ApiToken.hash("demo"), new Principal(UUID.randomUUID(), DEMO));
  private static final Map<String, UUID> LOCATIONS = Map.of("demo", DEMO, "other", OTHER);
  private static final int MOST_BYTES = 2000;

  private static final List<ApiRequest> REQUESTS = new ArrayList<>();
  private static Handler handler;
  private static ApiServer server;

  @BeforeAll
  static void start() throws Exception {
    Contract contract = Contract.load();
    Handlers handlers = new Handlers();
    contract.operations().forEach(operation -> handlers.on(operation.id(), ApiTest::handle));
    server =
        ApiServer.start(
            new Api(
                contract,
                handlers,
                new Api.Ports(
                    hash -> Optional.ofNullable(TOKENS.get(hash)),
                    name -> Optional.ofNullable(LOCATIONS.get(name)),
                    new RememberedReplies()),
                Problems.standard(),
                new Api.Limits(true, MOST_BYTES)));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void tellWhatCame() {
    REQUESTS.clear();
    handler = request -> ApiResponse.ok(Map.of("operation", request.operation()));
  }

  private static synchronized void heard(ApiRequest request) {
    REQUESTS.add(request);
  }

  private static ApiResponse handle(ApiRequest request) {
    heard(request);
    return handler.handle(request);
  }

  @Test
  void a_call_reaches_its_handler_with_everything_it_said() throws Exception {
    HttpResponse<String> answer =
        call("GET", "/contacts?location=other&tag=a%20b%2Bc%26d&limit=7", null, "agency");

    assertThat(answer.statusCode()).isEqualTo(200);
    ApiRequest request = REQUESTS.get(0);
    assertThat(request.operation()).isEqualTo("listContacts");
    assertThat(request.location()).isEqualTo(OTHER);
    assertThat(request.text("tag")).isEqualTo("a b+c&d");
    assertThat(request.number("limit")).isEqualTo(7);
    assertThat(request.find("email")).isEmpty();
  }

  @Test
  void a_tag_in_the_path_may_contain_anything() throws Exception {
    call("PUT", "/contacts/" + CONTACT + "/tags/50%25%2F50%20%2B%20%C3%BC+", null, "demo");

    assertThat(REQUESTS.get(0).text("tag")).isEqualTo("50%/50 + ü+");
    assertThat(REQUESTS.get(0).id()).isEqualTo(CONTACT);
  }

  @Test
  void a_default_of_the_contract_is_filled_in() throws Exception {
    call("GET", "/links", null, "demo");

    assertThat(REQUESTS.get(0).number("limit")).isEqualTo(50);
  }

  @Test
  void an_answer_has_exactly_the_headers_that_are_meant() throws Exception {
    handler = request -> ApiResponse.created("/links/1", Map.of("id", 1));

    HttpResponse<String> answer = call("POST", "/links", LINK, "demo");

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.headers().map())
        .containsOnlyKeys("cache-control", "content-type", "transfer-encoding", "location");
    assertThat(header(answer, "Location")).isEqualTo("/api/v1/links/1");
    assertThat(header(answer, "Content-Type")).isEqualTo("application/json");
    assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void an_empty_answer_has_no_type() throws Exception {
    handler = request -> ApiResponse.done();

    HttpResponse<String> answer = call("DELETE", "/links/" + CONTACT, null, "demo");

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().map()).doesNotContainKey("content-type");
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void an_error_has_exactly_the_headers_that_are_meant() throws Exception {
    HttpResponse<String> answer =
        call("GET", "/nowhere?Location=https://evil.example", null, "demo");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().map())
        .containsOnlyKeys("cache-control", "content-type", "transfer-encoding");
    assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
    JsonNode problem = Json.read(answer.body());
    assertThat(problem.path("status").asInt()).isEqualTo(404);
    assertThat(problem.path("detail").asText()).contains("/nowhere", "/api/docs");
  }

  @Test
  void a_wrong_method_is_told_the_right_ones() throws Exception {
    HttpResponse<String> answer = call("PUT", "/links", LINK, "demo");

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(header(answer, "Allow")).isEqualTo("GET, POST");
  }

  @Test
  void a_fixed_path_goes_before_one_with_a_variable() throws Exception {
    call("GET", "/messages/" + CONTACT, null, "demo");
    HttpResponse<String> preview = call("GET", "/messages/preview", null, "demo");

    assertThat(REQUESTS).extracting(ApiRequest::operation).containsExactly("getMessage");
    assertThat(preview.statusCode()).isEqualTo(400);
  }

  @Test
  void without_a_token_nothing_is_told_but_how_to_send_one() throws Exception {
    HttpResponse<String> none = server.send(server.call("GET", "/api/v1/links?limit=x", null));
    HttpResponse<String> unknown = call("GET", "/links", null, "wrong");

    assertThat(none.statusCode()).isEqualTo(401);
    assertThat(header(none, "WWW-Authenticate")).isEqualTo("Bearer realm=\"trigger-links\"");
    assertThat(unknown.statusCode()).isEqualTo(401);
    assertThat(header(unknown, "WWW-Authenticate")).contains("error=\"invalid_token\"");
    assertThat(REQUESTS).isEmpty();
  }

  @Test
  void a_token_in_the_query_opens_nothing() throws Exception {
    HttpResponse<String> answer =
        server.send(server.call("GET", "/api/v1/links?Authorization=Bearer%20demo", null));

    assertThat(answer.statusCode()).isEqualTo(401);
  }

  @Test
  void a_token_of_a_location_opens_only_that_location() throws Exception {
    assertThat(call("GET", "/links", null, "demo").statusCode()).isEqualTo(200);
    assertThat(call("GET", "/links?location=demo", null, "demo").statusCode()).isEqualTo(200);
    assertThat(call("GET", "/links?location=other", null, "demo").statusCode()).isEqualTo(403);
    assertThat(call("GET", "/links?location=nowhere", null, "demo").statusCode()).isEqualTo(403);
    assertThat(call("GET", "/agency", null, "demo").statusCode()).isEqualTo(403);
    assertThat(REQUESTS).extracting(ApiRequest::location).containsExactly(DEMO, DEMO);
  }

  @Test
  void the_agency_says_which_location() throws Exception {
    assertThat(call("GET", "/agency", null, "agency").statusCode()).isEqualTo(200);
    assertThat(call("GET", "/links?location=nowhere", null, "agency").statusCode()).isEqualTo(404);
    HttpResponse<String> silent = call("GET", "/links", null, "agency");
    assertThat(silent.statusCode()).isEqualTo(400);
    assertThat(errors(silent)).containsExactly(new FieldError("location", "It is missing."));
    assertThat(Json.read(silent.body()).path("title").asText()).isEqualTo("No location");
    assertThat(Json.read(silent.body()).path("detail").asText())
        .contains("missing", "?location=", "slug or the id", "GET /api/v1/locations")
        .doesNotContain("cannot be used");
  }

  @Test
  void every_wrong_parameter_is_named_at_once() throws Exception {
    HttpResponse<String> answer =
        call("GET", "/links?limit=1000&archived=perhaps&sort=name&name=", null, "demo");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(errors(answer))
        .extracting(FieldError::field, FieldError::message)
        .containsExactlyInAnyOrder(
            tuple("limit", "It must be at most 200."),
            tuple("archived", "It must be boolean, not string."),
            tuple("name", "It needs at least 1 character."),
            tuple("sort", "There is no such parameter."));
  }

  @Test
  void every_wrong_field_is_pointed_at_at_once() throws Exception {
    String body =
        """
        {"first_name": "", "email": 5, "bogus~/": 1, "tags": ["a", 2], "addresses": {"sms": "1"}}""";

    HttpResponse<String> answer = call("POST", "/contacts", body, "demo");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(errors(answer))
        .extracting(FieldError::field, FieldError::message)
        .containsExactlyInAnyOrder(
            tuple("/first_name", "It needs at least 1 character."),
            tuple("/email", "It must be string or null, not integer."),
            tuple("/tags/1", "It must be string, not integer."),
            tuple("/addresses/sms", "There is no such field."),
            tuple("/bogus~0~1", "There is no such field."));
  }

  @Test
  void a_missing_field_is_pointed_at() throws Exception {
    HttpResponse<String> answer = call("POST", "/links", "{\"name\":\"x\"}", "demo");

    assertThat(errors(answer)).containsExactly(new FieldError("/destination", "It is missing."));
  }

  @Test
  void malformed_json_is_located() throws Exception {
    HttpResponse<String> answer = call("POST", "/links", "{\n  \"name\": nope\n}", "demo");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(detail(answer)).startsWith("Line 2, column 1");
    assertThat(detail(call("POST", "/links", "{\"name\":\"a\",\"name\":\"b\"}", "demo")))
        .contains("Duplicate");
    assertThat(detail(call("POST", "/links", LINK + " and more", "demo"))).startsWith("Line 1");
  }

  @Test
  void a_body_that_is_no_json_document_is_refused() throws Exception {
    assertThat(call("POST", "/links", null, "demo").statusCode()).isEqualTo(400);
    HttpResponse<String> form =
        server.send(
            server
                .call("POST", "/api/v1/links", "name=x")
                .header("Authorization", "Bearer demo")
                .header("Content-Type", "application/x-www-form-urlencoded"));
    assertThat(form.statusCode()).isEqualTo(415);
  }

  @Test
  void a_body_that_is_too_large_is_refused() throws Exception {
    String body = LINK.replace("Spring", "x".repeat(MOST_BYTES));

    HttpResponse<String> answer = call("POST", "/links", body, "demo");

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(detail(answer)).isEqualTo("The body may have at most 2000 bytes.");
    assertThat(REQUESTS).isEmpty();
  }

  @Test
  void a_call_that_the_database_does_not_answer_is_to_be_repeated() throws Exception {
    handler =
        request -> {
          throw new JDBCConnectionException("no", new SQLException("Read timed out", "08000"));
        };

    HttpResponse<String> answer = call("GET", "/links", null, "demo");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    assertThat(answer.body()).contains("Database away").doesNotContain("timed out");
  }

  @Test
  void what_nobody_expected_shows_an_id_and_nothing_else() throws Exception {
    handler =
        request -> {
          throw new IllegalStateException("jdbc:secret");
        };

    HttpResponse<String> answer = call("GET", "/links", null, "demo");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).doesNotContain("secret", "IllegalState");
    String id = Json.read(answer.body()).path("error_id").asText();
    assertThat(UUID.fromString(id)).isNotNull();
  }

  @Test
  void the_same_call_with_the_same_key_is_carried_out_once() throws Exception {
    handler = request -> ApiResponse.created("/links/1", Map.of("id", UUID.randomUUID()));

    HttpResponse<String> first = keyed("k1", "/links", LINK);
    HttpResponse<String> again = keyed("k1", "/links", LINK);

    assertThat(REQUESTS).hasSize(1);
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(header(again, "Location")).isEqualTo("/api/v1/links/1");
    assertThat(header(again, "Idempotency-Replayed")).isEqualTo("true");
    assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
  }

  @Test
  void a_key_of_another_call_is_refused() throws Exception {
    keyed("k2", "/links", LINK);

    HttpResponse<String> other = keyed("k2", "/links", LINK.replace("Spring", "Summer"));

    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(errors(other)).extracting(FieldError::field).containsExactly("Idempotency-Key");
    assertThat(REQUESTS).hasSize(1);
  }

  @Test
  void a_key_of_a_call_in_progress_waits_for_its_answer() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    handler =
        request -> {
          arrived.countDown();
          await(goOn);
          return ApiResponse.created("/links/1", Map.of());
        };
    CompletableFuture<Integer> first =
        CompletableFuture.supplyAsync(() -> uncheckedKeyed("k3").statusCode());
    arrived.await();

    assertThat(keyed("k3", "/links", LINK).statusCode()).isEqualTo(409);

    goOn.countDown();
    assertThat(first.join()).isEqualTo(201);
  }

  @Test
  void a_call_that_failed_may_be_repeated_with_its_key() throws Exception {
    handler =
        request -> {
          throw Conflict.taken("/name", "There is a link of this name.");
        };
    assertThat(keyed("k4", "/links", LINK).statusCode()).isEqualTo(409);

    handler = request -> ApiResponse.created("/links/1", Map.of());
    assertThat(keyed("k4", "/links", LINK).statusCode()).isEqualTo(201);
  }

  @Test
  void the_contract_is_served_as_it_is() throws Exception {
    HttpResponse<String> answer = server.send(server.call("GET", "/api/openapi.yaml", null));

    assertThat(header(answer, "Content-Type")).isEqualTo("application/yaml");
    assertThat(answer.body()).startsWith("openapi: 3.1.0");
  }

  @Test
  void the_page_to_try_it_loads_nothing_from_elsewhere() throws Exception {
    HttpResponse<String> page = server.send(server.call("GET", "/api/docs", null));

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(header(page, "Content-Security-Policy")).contains("default-src 'none'");
    assertThat(page.body()).doesNotContain("http://", "https://", "<script>", "onload");
    for (String file : List.of("swagger-ui.css", "swagger-ui-bundle.js", "start.js")) {
      assertThat(page.body()).contains("/api/docs/" + file);
      HttpResponse<String> loaded = server.send(server.call("GET", "/api/docs/" + file, null));
      assertThat(loaded.statusCode()).isEqualTo(200);
      assertThat(loaded.body()).isNotEmpty();
    }
    assertThat(server.send(server.call("GET", "/api/docs/../openapi.yaml", null)).statusCode())
        .isNotEqualTo(500);
  }

  @Test
  void the_root_of_the_api_leads_to_its_page() throws Exception {
    for (String root : List.of("/api", "/api/")) {
      HttpResponse<String> answer = server.send(server.call("GET", root, null));

      assertThat(answer.statusCode()).as(root).isEqualTo(302);
      assertThat(header(answer, "Location")).isEqualTo("/api/docs");
    }
    assertThat(server.send(server.call("GET", "/api/nowhere", null)).statusCode()).isEqualTo(404);
  }

  private static HttpResponse<String> call(String method, String path, String body, String token)
      throws Exception {
    return server.send(
        server
            .call(method, "/api/v1" + path, body)
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token));
  }

  private static HttpResponse<String> keyed(String key, String path, String body) throws Exception {
    return server.send(
        server
            .call("POST", "/api/v1" + path, body)
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer demo")
            .header("Idempotency-Key", key));
  }

  private static HttpResponse<String> uncheckedKeyed(String key) {
    try {
      return keyed(key, "/links", LINK);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("(no such header)");
  }

  private static String detail(HttpResponse<String> answer) {
    return Json.read(answer.body()).path("detail").asText();
  }

  private static List<FieldError> errors(HttpResponse<String> answer) {
    List<FieldError> errors = new ArrayList<>();
    Json.read(answer.body())
        .path("errors")
        .forEach(
            error ->
                errors.add(
                    new FieldError(error.path("field").asText(), error.path("message").asText())));
    return errors;
  }
}
