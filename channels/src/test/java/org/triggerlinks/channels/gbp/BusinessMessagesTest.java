package org.triggerlinks.channels.gbp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.triggerlinks.channels.gbp.GoogleFixture.PATIENCE;
import static org.triggerlinks.channels.gbp.GoogleFixture.message;

import com.google.api.services.businessmessages.v1.model.BusinessMessagesMessage;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.SendResult;
import org.triggerlinks.channels.Wire;
import org.triggerlinks.channels.http.ProviderHttp;
import org.triggerlinks.channels.standin.Call;
import org.triggerlinks.model.time.ServiceClock;

/** Messages to Business Messages, on the wire. */
class BusinessMessagesTest {

  private static final String CONVERSATION = "c3bcae8d-2bcf-4a3f-a24e-5d1a4ae8e2f1";

  // The computer's, as Google's own library has it, too.
  private final Clock clock = ServiceClock.system();
  private final BusinessMessagesStandIn standIn = new BusinessMessagesStandIn(0, clock);
  private final BusinessMessages gateway = new BusinessMessages(clock);
  private final UUID id = UUID.randomUUID();
  private Wire wire;

  @BeforeEach
  void open() {
    standIn.begin(CONVERSATION);
    wire = wire(Map.of());
  }

  @AfterEach
  void close() {
    wire.close();
    standIn.close();
  }

  private Wire wire(Map<String, String> more) {
    Map<String, String> values = new TreeMap<>();
    values.put(BusinessMessages.ENABLED, "true");
    values.put(GoogleKeys.SERVICE_ACCOUNT, standIn.keyFile());
    values.put(GoogleKeys.API_URL, standIn.url().toString());
    values.putAll(more);
    return Wire.of(new Account(gateway, null, values), new ProviderHttp(PATIENCE));
  }

  private SendResult send(String text) {
    return wire.send(message(id, CONVERSATION, text));
  }

  @Test
  void a_message_is_taken_with_our_id_and_receipts_will_have_its_name() {
    SendResult result = send("Grüße & more: https://go.example/Ab3-x9");

    assertThat(result)
        .isEqualTo(
            new SendResult.Accepted("conversations/" + CONVERSATION + "/messages/" + id, false));
    assertThat(standIn.taken())
        .singleElement()
        .satisfies(
            taken ->
                assertThat(taken.message().path("messageId").asText()).isEqualTo(id.toString()));
  }

  @Test
  void the_request_is_that_of_googles_own_library() throws IOException {
    wire.close();
    wire =
        wire(
            Map.of(
                BusinessMessages.DISPLAY_NAME,
                "Café \"Zur Post\"",
                BusinessMessages.AVATAR_IMAGE,
                "https://example.com/a.png"));
    String text = "Grüße & 100 % +1 = \uD83D\uDE00\n\"https://go.example/Ab3-x9?a=b\"";
    send(text);
    BusinessMessagesMessage theirMessage =
        BusinessMessagesJudge.message(UUID.randomUUID().toString(), text);
    theirMessage
        .getRepresentative()
        .setDisplayName("Café \"Zur Post\"")
        .setAvatarImage("https://example.com/a.png");
    BusinessMessagesJudge.send(BusinessMessagesJudge.client(standIn), CONVERSATION, theirMessage);

    Call ours = standIn.messageCalls().get(0);
    Call theirs = standIn.messageCalls().get(1);
    assertThat(GoogleJson.read(ours.body().replace(id.toString(), theirMessage.getMessageId())))
        .isEqualTo(GoogleJson.read(theirs.body()));
    assertThat(ours.method()).isEqualTo(theirs.method());
    assertThat(ours.path()).isEqualTo(theirs.path());
    assertThat(ours.query()).isEqualTo(theirs.query());
    assertThat(ours.header("content-type")).isEqualToIgnoringCase(theirs.header("content-type"));
    assertThat(ours.header("authorization")).startsWith("Bearer ya29.");
    assertThat(theirs.header("authorization")).startsWith("Bearer ya29.");
  }

  @Test
  void the_request_for_a_token_is_that_of_googles_own_library() throws IOException {
    send("Hello");
    BusinessMessagesJudge.credential(standIn.keyFile(), BusinessMessagesApi.SCOPE).refreshToken();

    Call ours = standIn.tokenCalls().get(0);
    Call theirs = standIn.tokenCalls().get(1);
    assertThat(ours.form().keySet()).isEqualTo(theirs.form().keySet());
    assertThat(ours.form().get("grant_type")).isEqualTo(theirs.form().get("grant_type"));
    assertThat(ours.path()).isEqualTo(theirs.path());
    assertThat(ours.header("content-type")).isEqualToIgnoringCase(theirs.header("content-type"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b c?d#e", "100 %", "{{secret}}", "é+&="})
  void whatever_is_in_the_id_of_a_conversation_stays_in_its_place(String conversation) {
    standIn.begin(conversation);

    assertThat(wire.send(conversation, "Hello").kind()).isEqualTo("accepted");
    assertThat(standIn.taken().get(0).name()).startsWith("conversations/" + conversation + "/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ".", ".."})
  void what_can_be_no_conversation_is_not_asked_for(String conversation) {
    assertThat(wire.send(conversation, "Hello").kind()).isEqualTo("bad_address");
    assertThat(standIn.calls()).isEmpty();
  }

  @Test
  void a_text_that_is_too_long_is_not_asked_for() {
    assertThat(send("x".repeat(3073))).isInstanceOf(SendResult.ContentRejected.class);
    assertThat(standIn.calls()).isEmpty();
    assertThat(send("\uD83D\uDE00".repeat(3072)).kind()).isEqualTo("accepted");
  }

  @Test
  void nothing_leaves_unless_it_was_turned_on() {
    wire.close();
    wire = wire(Map.of(BusinessMessages.ENABLED, "false"));

    assertThat(send("Hello"))
        .isInstanceOfSatisfying(
            SendResult.WrongConfiguration.class,
            wrong -> assertThat(wrong.reason()).contains("31 July 2024"));
    assertThat(standIn.calls()).isEmpty();
    assertThat(gateway.problem(Map.of(GoogleKeys.SERVICE_ACCOUNT, standIn.keyFile())))
        .hasValueSatisfying(
            sentence -> assertThat(sentence).contains("31 July 2024", "enabled", "rcs"));
    assertThat(
            gateway.problem(
                Map.of(
                    GoogleKeys.SERVICE_ACCOUNT,
                    standIn.keyFile(),
                    BusinessMessages.ENABLED,
                    "true")))
        .isEmpty();
  }

  @Test
  void only_who_wrote_in_the_last_thirty_days_may_be_answered() {
    assertThat(gateway.window()).contains(Duration.ofDays(30));
    assertThat(gateway.recognisesRepeats()).isTrue();
  }
}
