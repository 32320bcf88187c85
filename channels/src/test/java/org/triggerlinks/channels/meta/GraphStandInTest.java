package org.triggerlinks.channels.meta;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.triggerlinks.channels.messenger.MessengerStandIn;

/** The stand-ins take nothing that Meta would not. */
class GraphStandInTest {

  private static final String TOKEN = "EAAGtoken";
  private static final String RIGHT =
      "{\"recipient\":{\"id\":\"5\"},\"message\":{\"text\":\"Hello\"}}";
  private static final String MESSAGES = "/v25.0/123/messages";

  private final HttpClient http = HttpClient.newHttpClient();
  private final MessengerStandIn standIn = new MessengerStandIn(0, "123", TOKEN, "secret");

  @AfterEach
  void close() {
    standIn.close();
  }

  private JsonNode call(String method, String path, String type, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(standIn.url() + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .header("Authorization", "Bearer " + TOKEN)
            .header("Content-Type", type)
            .build();
    return new ObjectMapper().readTree(http.send(request, BodyHandlers.ofString()).body());
  }

  @Test
  void what_is_right_is_taken() throws Exception {
    assertThat(call("POST", MESSAGES, "application/json", RIGHT).has("message_id")).isTrue();
    assertThat(standIn.taken()).hasSize(1);
  }

  @ParameterizedTest(name = "{0} {1} {2} {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "POST | /v25.0/123/message | application/json | {} | 2500",
        "POST | /123/messages | application/json | {} | 2500",
        "POST | /v25.0/999/messages | application/json | {} | 100",
        "GET | /v25.0/123/messages | application/json | {} | 100",
        "POST | /v25.0/123/messages?colour=red | application/json | {} | 100",
        "POST | /v25.0/123/messages | text/plain | {} | 100",
        "POST | /v25.0/123/messages | application/json | [] | 100",
        "POST | /v25.0/123/messages | application/json | {\"recipient\": | 100",
        "POST | /v25.0/123/messages | application/json | {\"message\":{\"text\":\"x\"}} | 100",
        "POST | /v25.0/123/messages | application/json | {\"recipient\":{\"id\":\"5\"}} | 100",
        "POST | /v25.0/123/messages | application/x-www-form-urlencoded | recipient=5 | 100",
      })
  void what_is_wrong_is_an_error_of_the_graph(
      String method, String path, String type, String body, int code) throws Exception {
    assertThat(call(method, path, type, body).at("/error/code").asInt()).isEqualTo(code);
    assertThat(standIn.taken()).isEmpty();
  }

  @ParameterizedTest(name = "{0} for {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "\"text\":\"Hello\" | \"text\":\"Hello\",\"colour\":\"red\"",
        "\"id\":\"5\" | \"id\":\"5\",\"name\":\"Ann\"",
        "{\"recipient\" | {\"colour\":\"red\",\"recipient\"",
        "{\"recipient\" | {\"messaging_type\":\"MESSAGE_TAG\",\"tag\":\"ACCOUNT_UPDATE\",\"recipient\"",
        "{\"recipient\" | {\"messaging_type\":\"ANSWER\",\"recipient\"",
        "\"Hello\" | \"\"",
        "\"5\" | \"ann\"",
      })
  void a_field_more_or_a_value_that_does_not_exist_is_refused(String part, String other)
      throws Exception {
    JsonNode answer = call("POST", MESSAGES, "application/json", RIGHT.replace(part, other));

    assertThat(answer.at("/error/code").asInt()).isEqualTo(100);
    assertThat(answer.at("/error/type").asText("")).isEqualTo("OAuthException");
    assertThat(standIn.taken()).isEmpty();
  }
}
