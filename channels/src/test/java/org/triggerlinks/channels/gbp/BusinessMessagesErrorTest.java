package org.triggerlinks.channels.gbp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.triggerlinks.channels.gbp.GoogleFixture.CLOCK;
import static org.triggerlinks.channels.gbp.GoogleFixture.PATIENCE;
import static org.triggerlinks.channels.gbp.GoogleFixture.message;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.SendResult;
import org.triggerlinks.channels.Wire;
import org.triggerlinks.channels.http.ProviderHttp;
import org.triggerlinks.channels.standin.Mood;
import org.triggerlinks.channels.standin.Reply;

/** What becomes of a message that Business Messages does not simply take. */
class BusinessMessagesErrorTest {

  private static final String CONVERSATION = "c3bcae8d-2bcf-4a3f-a24e-5d1a4ae8e2f1";

  private final BusinessMessagesStandIn standIn = new BusinessMessagesStandIn(0, CLOCK);
  private final UUID id = UUID.randomUUID();
  private Wire wire;

  @BeforeEach
  void open() {
    standIn.begin(CONVERSATION);
    Account account =
        new Account(
            new BusinessMessages(CLOCK),
            null,
            Map.of(
                BusinessMessages.ENABLED,
                "true",
                GoogleKeys.SERVICE_ACCOUNT,
                standIn.keyFile(),
                GoogleKeys.API_URL,
                standIn.url().toString()));
    wire = Wire.of(account, new ProviderHttp(PATIENCE));
  }

  @AfterEach
  void close() {
    wire.close();
    standIn.close();
  }

  private SendResult send(String text) {
    return wire.send(message(id, CONVERSATION, text));
  }

  @ParameterizedTest(name = "{1} is {2}")
  @CsvSource({
    "401, UNAUTHENTICATED, wrong_configuration",
    "403, PERMISSION_DENIED, bad_address",
    "404, NOT_FOUND, bad_address",
    "429, RESOURCE_EXHAUSTED, throttled",
    "400, INVALID_ARGUMENT, refused",
    "400, FAILED_PRECONDITION, refused",
    "409, ALREADY_EXISTS, accepted",
    "409, ABORTED, try_later",
    "500, INTERNAL, try_later",
    "500, UNKNOWN, try_later",
    "503, UNAVAILABLE, try_later",
    "504, DEADLINE_EXCEEDED, try_later",
    "501, UNIMPLEMENTED, wrong_configuration",
    "418, TEAPOT, refused",
  })
  void each_documented_error_is_of_its_kind_and_is_asked_for_once(
      int code, String status, String kind) {
    wire.send(CONVERSATION, "for a token");
    standIn.next(GoogleStandIn.failing(code, status, "as documented"));
    SendResult result = send("Hello");

    assertThat(result.kind()).isEqualTo(kind);
    if (!kind.equals("accepted")) {
      assertThat(result.toString()).contains("as documented", status);
    }
    assertThat(standIn.messageCalls()).hasSize(2);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "400, refused",
    "401, wrong_configuration",
    "403, wrong_configuration",
    "404, wrong_configuration",
    "410, wrong_configuration",
    "429, throttled",
    "302, unknown",
    "500, try_later",
    "502, try_later",
    "503, try_later",
    "200, unknown",
  })
  void an_answer_that_is_not_of_an_api_of_googles_is_judged_by_its_status(int code, String kind) {
    wire.send(CONVERSATION, "for a token");
    standIn.next(new Mood.Failing(Reply.json(code, "<html>").with("Location", "/elsewhere")));

    assertThat(send("Hello").kind()).isEqualTo(kind);
    assertThat(standIn.messageCalls()).hasSize(2);
  }

  @Test
  void what_the_platform_denies_is_denied_to_all_conversations() {
    wire.send(CONVERSATION, "for a token");
    String denied =
        "{\"error\":{\"code\":403,\"status\":\"PERMISSION_DENIED\",\"message\":\"API disabled\","
            + "\"details\":[{\"@type\":\"type.googleapis.com/google.rpc.ErrorInfo\","
            + "\"reason\":\"SERVICE_DISABLED\",\"domain\":\"googleapis.com\"}]}}";
    standIn.next(new Mood.Failing(Reply.json(403, denied)));

    assertThat(send("Hello")).isInstanceOf(SendResult.WrongConfiguration.class);
  }

  @Test
  void what_google_asks_for_is_waited_for() {
    wire.send(CONVERSATION, "for a token");
    standIn.next(
        new Mood.Failing(
            Reply.json(429, "{\"error\":{\"status\":\"RESOURCE_EXHAUSTED\"}}")
                .with("Retry-After", "30")));

    assertThat(send("Hello"))
        .isInstanceOfSatisfying(
            SendResult.Throttled.class,
            throttled -> {
              assertThat(throttled.after()).isEqualTo(Duration.ofSeconds(30));
              assertThat(throttled.scope()).isEqualTo(SendResult.Scope.SENDER);
            });
  }

  @Test
  void a_message_whose_answer_was_lost_is_sent_again_and_taken_once() {
    wire.send(CONVERSATION, "for a token");
    standIn.next(new Mood.DyingAfterTaking());

    assertThat(send("Hello")).isInstanceOf(SendResult.TryLater.class);
    assertThat(send("Hello"))
        .isEqualTo(
            new SendResult.Accepted("conversations/" + CONVERSATION + "/messages/" + id, false));
    assertThat(standIn.taken()).hasSize(2); // with the one for a token
  }

  @Test
  void who_answers_too_late_is_asked_again() {
    wire.send(CONVERSATION, "for a token");
    standIn.next(new Mood.Slow(Duration.ofMinutes(1)));

    assertThat(send("Hello")).isInstanceOf(SendResult.TryLater.class);
  }
}
