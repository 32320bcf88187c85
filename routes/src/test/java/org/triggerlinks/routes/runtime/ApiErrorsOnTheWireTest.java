package org.triggerlinks.routes.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever finds an error of a call, the web server or the API: the caller is told in one form. */
class ApiErrorsOnTheWireTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int LIMIT = 1024;
  private static final String TOO_MUCH = "x".repeat(LIMIT + 1);

  @TempDir static Path folder;
  private static TriggerLinks service;
  private static String token;

  @BeforeAll
  static void start() throws IOException {
    Path rules = Files.createDirectories(folder.resolve("rules"));
    Map<String, String> settings =
        Map.of("rules.folder", rules.toString(), "http.max-body-bytes", "" + LIMIT);
    Path data = folder.resolve("data");
    service = TriggerLinks.start(TestSettings.in(data, settings));
    token = Files.readString(data.resolve("admin.token")).strip();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static String head(String line, String... headers) {
    return "%s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n%s\r\n"
        .formatted(line, token, headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n");
  }

  private static String post(String... headers) {
    return head("POST /api/v1/links?location=demo", headers);
  }

  private static Wire.Answer ask(String request) throws IOException {
    try (Wire wire = new Wire(service.port())) {
      return wire.send(request).answer();
    }
  }

  private static JsonNode problem(Wire.Answer answer, int status) throws IOException {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
    assertThat(answer.header("cache-control")).isEqualTo("no-store");
    assertThat(answer.headers().keySet())
        .isSubsetOf(
            "allow",
            "cache-control",
            "connection",
            "content-length",
            "content-type",
            "retry-after",
            "transfer-encoding");
    JsonNode problem = JSON.readTree(answer.body());
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("type").asText()).isEqualTo("about:blank");
    assertThat(problem.path("title").asText()).isNotEmpty();
    assertThat(problem.path("detail").asText()).endsWith(".");
    return problem;
  }

  @Test
  void a_body_that_says_it_is_too_large_is_refused() throws Exception {
    Wire.Answer answer =
        ask(
            post("Content-Type: application/json", "Content-Length: " + TOO_MUCH.length())
                + TOO_MUCH);

    assertThat(problem(answer, 413).path("detail").asText())
        .isEqualTo("The body may have at most 1024 bytes.");
  }

  @Test
  void a_body_that_turns_out_to_be_too_large_is_refused_and_the_connection_closed()
      throws Exception {
    String chunk = "%x\r\n%s\r\n".formatted(TOO_MUCH.length(), TOO_MUCH);
    try (Wire wire = new Wire(service.port())) {
      wire.send(post("Content-Type: application/json", "Transfer-Encoding: chunked"));
      wire.send(chunk);
      Wire.Answer answer = wire.answer();
      problem(answer, 413);
      assertThat(answer.header("connection")).isEqualTo("close");

      wire.send(chunk.repeat(1000)).send("0\r\n\r\n");
      assertThat(wire.isClosed()).isTrue();
    }
  }

  @Test
  void who_asks_first_whether_to_send_a_large_body_is_told_not_to() throws Exception {
    try (Wire wire = new Wire(service.port())) {
      wire.send(
          post(
              "Content-Type: application/json",
              "Content-Length: " + TOO_MUCH.length(),
              "Expect: 100-continue"));

      problem(wire.answer(), 413);
      assertThat(wire.isClosed()).isTrue();
    }
  }

  @Test
  void who_asks_first_may_send_a_small_body_and_is_told_of_one_that_grows() throws Exception {
    try (Wire wire = new Wire(service.port())) {
      wire.send(
          post("Content-Type: application/json", "Content-Length: 2", "Expect: 100-continue"));
      assertThat(wire.answer().status()).isEqualTo(100);
      problem(wire.send("{}").answer(), 422);

      wire.send(
          post(
              "Content-Type: application/json",
              "Transfer-Encoding: chunked",
              "Expect: 100-continue"));
      assertThat(wire.answer().status()).isEqualTo(100);
      problem(wire.send("%x\r\n%s\r\n0\r\n\r\n".formatted(LIMIT + 1, TOO_MUCH)).answer(), 413);
    }
    problem(ask(post("Content-Length: 2", "Expect: a miracle") + "{}"), 417);
  }

  @ParameterizedTest
  @CsvSource({
    "GET /api/v1/nope, 404",
    "GET /api/v1, 404",
    "GET /api/v1x, 404",
    "GET /api/v2/links, 404",
    "GET http://elsewhere.example/api/v1/nope, 404",
    "FROB /api/v1/links, 405",
    "OPTIONS /api/v1/links, 405",
    "GET /api/v1/links/%zz, 400",
    "PUT /api/v1/contacts/01890a5d-ac96-774b-bcce-b302099a8057/tags/50%?location=demo, 400",
    "PUT /api/v1/contacts/01890a5d-ac96-774b-bcce-b302099a8057/tags/%ff?location=demo, 400",
    "GET /api/v1/links?location=demo&name=%zz, 400",
    "GET /api/v1/links?location=demo&name=%C3%28, 400",
  })
  void a_call_that_leads_nowhere_is_told_so_in_a_document(String line, int status)
      throws Exception {
    problem(ask(head(line)), status);
  }

  @Test
  void a_whole_url_and_a_path_lead_to_the_same() throws Exception {
    Wire.Answer answer = ask(head("GET http://elsewhere.example/api/v1/links?location=demo"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(problem(ask(head("GET /api/v2/links")), 404).path("detail").asText())
        .contains("/api/v2/links");
  }

  @Test
  void a_wrong_parameter_is_named_also_when_the_server_could_not_read_it() throws Exception {
    JsonNode problem = problem(ask(head("GET /api/v1/links?location=demo&name=%zz")), 400);

    assertThat(problem.at("/errors/0/field").asText()).isEqualTo("name");
    assertThat(problem.at("/errors/0/message").asText()).isEqualTo("It is not percent-encoded.");
  }

  @ParameterizedTest
  @CsvSource({"text/xml", "application/x-www-form-urlencoded", "multipart/form-data", ";;;"})
  void another_type_of_body_is_refused(String type) throws Exception {
    problem(ask(post("Content-Type: " + type, "Content-Length: 5") + "a=%zz"), 415);
  }

  @Test
  void what_is_too_long_or_no_http_is_told_to_programs() throws Exception {
    String nearly = "x".repeat(7900);

    problem(ask(head("GET /api/v1/links?location=demo&name=" + nearly)), 400);
    problem(ask(head("GET /api/v1/links?location=demo&name=" + nearly + nearly)), 414);
    problem(ask(head("GET /api/v1/links?location=demo", "X-Long: " + nearly + nearly)), 431);
    problem(ask("GET\r\n\r\n"), 400);
    problem(ask(post("Content-Length: -5")), 400);
  }

  @Test
  void who_does_not_call_the_api_reads_a_sentence() throws Exception {
    for (String line : new String[] {"GET /nope", "GET /l/%zz", "POST /api/docs"}) {
      Wire.Answer answer = ask(head(line, "Content-Length: 0"));

      assertThat(answer.status()).as(line).isBetween(400, 499);
      assertThat(answer.header("content-type")).isEqualTo("text/plain; charset=utf-8");
    }
  }

  @Test
  void a_link_whose_query_is_broken_on_the_way_still_redirects() throws Exception {
    Wire.Answer link = ask(head("GET /api/v1/links?location=demo&limit=1"));
    String path = "/l/" + JSON.readTree(link.body()).at("/items/0/key").asText();

    Wire.Answer answer = ask(head("GET " + path + "?off=100%&utm=%zz"));

    assertThat(answer.status()).isEqualTo(302);
  }
}
