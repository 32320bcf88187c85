package org.triggerlinks.channels.gbp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.triggerlinks.channels.gbp.GoogleFixture.CLOCK;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The stand-in takes what the reference says, and nothing else. Google has no library for RCS for
 * Business where Java's libraries are, so the requests are written by hand.
 */
class RcsStandInTest {

  private static final String TEXT = "{\"contentMessage\":{\"text\":\"Hello\"}}";
  private static final String PHONE = "/v1/phones/+15005550006/agentMessages";

  private final HttpClient http = HttpClient.newHttpClient();
  private final RcsStandIn standIn = new RcsStandIn(0, "agent", CLOCK);
  private final String query = "messageId=" + UUID.randomUUID() + "&agentId=agent";
  private String token;

  @BeforeEach
  void askForToken() throws Exception {
    ServiceAccount account = ServiceAccount.read(standIn.keyFile());
    String form =
        "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion="
            + Assertion.of(account, RcsApi.SCOPE, CLOCK.instant());
    HttpRequest request =
        HttpRequest.newBuilder(account.tokenUri())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    token = json(request).path("access_token").asText();
  }

  @AfterEach
  void close() {
    standIn.close();
  }

  private JsonNode json(HttpRequest request) throws IOException, InterruptedException {
    return GoogleJson.read(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }

  private JsonNode post(String pathAndQuery, String type, String body) throws Exception {
    return json(
        HttpRequest.newBuilder(URI.create(standIn.url() + pathAndQuery))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private JsonNode post(String pathAndQuery, String body) throws Exception {
    return post(pathAndQuery, "application/json", body);
  }

  @Test
  void a_message_is_taken_and_answered_as_in_the_reference() throws Exception {
    JsonNode answer = post(PHONE + "?" + query, TEXT);

    String id = standIn.taken().get(0).messageId();
    assertThat(answer.path("name").asText())
        .isEqualTo("phones/+15005550006/agentMessages/%s".formatted(id));
    assertThat(answer.path("sendTime").asText()).isEqualTo("2026-11-27T12:00:00Z");
    assertThat(answer.at("/contentMessage/text").asText()).isEqualTo("Hello");
  }

  @Test
  void the_same_id_is_ignored_and_is_no_error() throws Exception {
    post(PHONE + "?" + query, TEXT);

    assertThat(post(PHONE + "?" + query, TEXT).has("name")).isTrue();
    assertThat(standIn.taken()).hasSize(1);
  }

  @ParameterizedTest(name = "{0} with {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "+15005550006 | agentId=agent",
        "+15005550006 | messageId=1&agentId=agent",
        "+15005550006 | messageId=8d1f0c7e-7b0a-4c53-9c0e-5f4f1f6f7a11",
        "+15005550006 | messageId=8d1f0c7e-7b0a-4c53-9c0e-5f4f1f6f7a11&agentId=agent&alt=json",
        "5005550006 | messageId=8d1f0c7e-7b0a-4c53-9c0e-5f4f1f6f7a11&agentId=agent",
      })
  void what_is_wrong_with_the_url_is_said(String phone, String wrong) throws Exception {
    JsonNode answer = post("/v1/phones/%s/agentMessages?%s".formatted(phone, wrong), TEXT);

    assertThat(answer.at("/error/status").asText()).isEqualTo("INVALID_ARGUMENT");
    assertThat(standIn.taken()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}",
        "[]",
        "{\"contentMessage\":{}}",
        "{\"contentMessage\":{\"text\":\"Hello\",\"subject\":\"News\"}}",
        "{\"contentMessage\":{\"text\":\"Hello\"},\"name\":\"mine\"}",
        "nothing",
      })
  void what_is_wrong_with_the_message_is_said(String body) throws Exception {
    assertThat(post(PHONE + "?" + query, body).at("/error/status").asText())
        .isEqualTo("INVALID_ARGUMENT");
    assertThat(standIn.taken()).isEmpty();
  }

  @Test
  void a_form_is_not_taken() throws Exception {
    JsonNode answer = post(PHONE + "?" + query, "application/x-www-form-urlencoded", TEXT);

    assertThat(answer.at("/error/status").asText()).isEqualTo("INVALID_ARGUMENT");
  }

  @Test
  void who_has_no_token_gets_in_with_nothing() throws Exception {
    token = "ya29.guess";

    assertThat(post(PHONE + "?" + query, TEXT).at("/error/status").asText())
        .isEqualTo("UNAUTHENTICATED");
    assertThat(standIn.taken()).isEmpty();
  }

  @Test
  void other_paths_are_not_there() throws Exception {
    assertThat(post("/v1/phones/+15005550006/agentEvents?" + query, TEXT).isMissingNode()).isTrue();
  }
}
