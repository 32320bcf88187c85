package org.triggerlinks.channels.messenger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.triggerlinks.channels.messenger.MessengerTest.PAGE;
import static org.triggerlinks.channels.messenger.MessengerTest.SECRET;
import static org.triggerlinks.channels.messenger.MessengerTest.TOKEN;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.triggerlinks.channels.SendResult;
import org.triggerlinks.channels.Wire;
import org.triggerlinks.channels.meta.GraphStandIn;
import org.triggerlinks.channels.standin.Mood;
import org.triggerlinks.channels.standin.Reply;

/** What Messenger's errors mean, on the wire. */
class MessengerErrorsTest {

  private static final String TO = "6789012345678901";

  private final MessengerStandIn standIn = new MessengerStandIn(0, PAGE, TOKEN, SECRET);
  private Wire wire;

  @BeforeEach
  void open() {
    wire = Wire.of(MessengerTest.account(standIn, Map.of()));
  }

  @AfterEach
  void close() {
    wire.close();
    standIn.close();
  }

  @ParameterizedTest(name = "{1}/{2} with {0} is {4}")
  @CsvSource({
    "400, 10, 2018278, This message is sent outside of allowed window., window_closed",
    "200, 10, 2018278, This message is sent outside of allowed window., window_closed",
    "400, 10, 2018065, This message is sent outside of allowed window., window_closed",
    "403, 10, 0, Application does not have permission for this action, wrong_configuration",
    "400, 10, 2018108, This person isn't receiving messages from you right now., opted_out",
    "400, 200, 0, (#200) This person isn't receiving messages from you right now., opted_out",
    "400, 200, 1545041, Message Not Sent, opted_out",
    "400, 200, 2018028, Requires pages_messaging permission, wrong_configuration",
    "400, 230, 0, Requires pages_messaging permission, wrong_configuration",
    "400, 551, 1545041, This person isn't available right now., opted_out",
    "400, 100, 2018001, No matching user found, bad_address",
    "400, 100, 33, Unsupported post request., wrong_configuration",
    "400, 100, 0, Invalid parameter, refused",
    "400, 100, 0, Length of param message[text] must be less than or equal to 2000, content_rejected",
    "401, 190, 460, Error validating access token, wrong_configuration",
    "400, 190, 0, Invalid OAuth access token., wrong_configuration",
    "400, 368, 0, Temporarily blocked for policies violations, wrong_configuration",
    "403, 4, 0, Application request limit reached, throttled",
    "400, 32, 0, Page request limit reached, throttled",
    "400, 613, 0, Calls to this api have exceeded the rate limit., throttled",
    "403, 80006, 0, There have been too many calls, throttled",
    "500, 2, 0, Service temporarily unavailable, try_later",
    "200, 2, 0, Service temporarily unavailable, try_later",
    "400, 1200, 0, Temporary send message failure. Please try again later., try_later",
    "500, 1, 99, An unknown error occurred, unknown",
    "500, -1, 0, Unexpected internal error, unknown",
    "400, 99999, 0, as documented, refused",
    "200, 99999, 0, as documented, refused",
    "429, 99999, 0, as documented, throttled",
    "500, 99999, 0, as documented, unknown",
    "503, 99999, 0, as documented, unknown",
  })
  void each_documented_error_is_of_its_kind_and_is_asked_for_once(
      int status, int code, int subcode, String message, String kind) {
    standIn.next(GraphStandIn.failing(status, code, subcode, message));
    SendResult result = wire.send(TO, "Hello");

    assertThat(result.kind()).isEqualTo(kind);
    assertThat(result.toString()).contains(message, Integer.toString(code));
    assertThat(standIn.calls()).hasSize(1);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "400, refused",
    "401, wrong_configuration",
    "404, wrong_configuration",
    "429, throttled",
    "302, unknown",
    "500, unknown",
    "502, unknown",
    "503, unknown",
    "200, unknown",
  })
  void an_answer_that_is_not_of_the_api_is_judged_by_its_status(int status, String kind) {
    standIn.next(new Mood.Failing(Reply.json(status, "<html>").with("Location", "/elsewhere")));

    assertThat(wire.send(TO, "Hello").kind()).isEqualTo(kind);
    assertThat(standIn.calls()).hasSize(1);
  }

  @Test
  void what_meta_quotes_of_the_token_is_not_passed_on() {
    standIn.next(GraphStandIn.failing(400, 190, 0, "Malformed access token " + TOKEN));

    assertThat(wire.send(TO, "Hello").toString())
        .contains("Malformed access token ***")
        .doesNotContain(TOKEN);
  }

  @Test
  void what_meta_asks_for_is_waited_for() {
    Reply limited = Reply.json(400, "{\"error\":{\"code\":613,\"message\":\"limit\"}}");
    standIn.next(new Mood.Failing(limited.with("Retry-After", "90")));

    assertThat(wire.send(TO, "Hello"))
        .isInstanceOfSatisfying(
            SendResult.Throttled.class,
            throttled -> {
              assertThat(throttled.scope()).isEqualTo(SendResult.Scope.SENDER);
              assertThat(throttled.after()).isEqualTo(Duration.ofSeconds(90));
            });
  }
}
