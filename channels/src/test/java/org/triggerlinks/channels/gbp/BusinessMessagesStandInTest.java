package org.triggerlinks.channels.gbp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.client.auth.oauth2.TokenResponseException;
import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.services.businessmessages.v1.Businessmessages;
import com.google.api.services.businessmessages.v1.model.BusinessMessagesMessage;
import com.google.api.services.businessmessages.v1.model.BusinessMessagesRepresentative;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.triggerlinks.channels.standin.Call;
import org.triggerlinks.model.time.ServiceClock;

/** The stand-in answers Google's own library as Google did. */
class BusinessMessagesStandInTest {

  private static final String CONVERSATION = "c3bcae8d-2bcf-4a3f-a24e-5d1a4ae8e2f1";

  // Google's library has the computer's clock.
  private final BusinessMessagesStandIn standIn =
      new BusinessMessagesStandIn(0, ServiceClock.system());
  private final String id = UUID.randomUUID().toString();
  private Businessmessages sdk;

  @BeforeEach
  void begin() throws IOException {
    standIn.begin(CONVERSATION);
    sdk = BusinessMessagesJudge.client(standIn);
  }

  @AfterEach
  void close() {
    standIn.close();
  }

  @Test
  void the_library_gets_a_token_and_reads_the_message_that_was_taken() throws IOException {
    BusinessMessagesMessage answer =
        BusinessMessagesJudge.send(
            sdk, CONVERSATION, BusinessMessagesJudge.message(id, "Grüße & more"));

    assertThat(answer.getName()).isEqualTo("conversations/" + CONVERSATION + "/messages/" + id);
    assertThat(answer.getText()).isEqualTo("Grüße & more");
    assertThat(standIn.taken())
        .singleElement()
        .satisfies(
            taken -> {
              assertThat(taken.name()).isEqualTo(answer.getName());
              assertThat(taken.message().path("text").asText()).isEqualTo("Grüße & more");
            });
    assertThat(standIn.tokenCalls()).hasSize(1);
  }

  @Test
  void what_the_library_compresses_is_read() throws IOException {
    BusinessMessagesJudge.send(sdk, CONVERSATION, BusinessMessagesJudge.message(id, "Hello"));

    Call call = standIn.messageCalls().get(0);
    assertThat(call.header("content-encoding")).isEqualTo("gzip");
    assertThat(call.body()).startsWith("{").contains("Hello");
  }

  @Test
  void the_same_id_is_not_taken_twice() throws IOException {
    BusinessMessagesJudge.send(sdk, CONVERSATION, BusinessMessagesJudge.message(id, "Hello"));

    refused(CONVERSATION, BusinessMessagesJudge.message(id, "Hello"), 409, "ALREADY_EXISTS");
    assertThat(standIn.taken()).hasSize(1);
  }

  @Test
  void an_unknown_conversation_is_denied() {
    refused("other", BusinessMessagesJudge.message(id, "Hello"), 403, "PERMISSION_DENIED");
  }

  @Test
  void what_is_wrong_with_a_message_is_said() {
    String invalid = "INVALID_ARGUMENT";
    refused(CONVERSATION, BusinessMessagesJudge.message(null, "Hello"), 400, invalid);
    refused(CONVERSATION, BusinessMessagesJudge.message(id, null), 400, invalid);
    refused(CONVERSATION, BusinessMessagesJudge.message(id, "x".repeat(3073)), 400, invalid);
    refused(
        CONVERSATION,
        BusinessMessagesJudge.message(id, "Hello").setRepresentative(null),
        400,
        invalid);
    refused(
        CONVERSATION,
        BusinessMessagesJudge.message(id, "Hello")
            .setRepresentative(new BusinessMessagesRepresentative().setRepresentativeType("CAT")),
        400,
        invalid);
    BusinessMessagesMessage unknown = BusinessMessagesJudge.message(id, "Hello");
    unknown.set("subject", "News");
    refused(CONVERSATION, unknown, 400, invalid);
    assertThat(standIn.taken()).isEmpty();
  }

  @Test
  void suggestions_and_fallbacks_are_taken_as_they_are() throws IOException {
    BusinessMessagesMessage message =
        BusinessMessagesJudge.message(id, "Hello").setFallback("Hello").setContainsRichText(false);

    assertThat(BusinessMessagesJudge.send(sdk, CONVERSATION, message).getFallback())
        .isEqualTo("Hello");
  }

  @Test
  void a_withdrawn_token_is_good_for_nothing_and_the_library_asks_for_another() throws IOException {
    BusinessMessagesJudge.send(sdk, CONVERSATION, BusinessMessagesJudge.message(id, "Hello"));
    standIn.withdrawTokens();
    BusinessMessagesJudge.send(
        sdk, CONVERSATION, BusinessMessagesJudge.message(UUID.randomUUID().toString(), "Again"));

    assertThat(standIn.tokenCalls()).hasSize(2);
    assertThat(standIn.messageCalls()).hasSize(3);
    assertThat(standIn.taken()).hasSize(2);
  }

  @Test
  void the_library_reads_why_there_is_no_token() throws IOException {
    String stranger = standIn.keyFile().replace("stand-in@", "stranger@");
    Businessmessages other = BusinessMessagesJudge.client(standIn, stranger);

    assertThatThrownBy(
            () ->
                BusinessMessagesJudge.send(
                    other, CONVERSATION, BusinessMessagesJudge.message(id, "Hello")))
        .isInstanceOfSatisfying(
            TokenResponseException.class,
            failure -> {
              assertThat(failure.getStatusCode()).isEqualTo(400);
              assertThat(failure.getDetails().getError()).isEqualTo("invalid_grant");
            });
    assertThat(standIn.messageCalls()).isEmpty();
  }

  @Test
  void a_token_is_for_one_api_only() {
    assertThatThrownBy(
            () -> BusinessMessagesJudge.credential(standIn.keyFile(), RcsApi.SCOPE).refreshToken())
        .hasMessageContaining("invalid_scope");
  }

  private void refused(
      String conversation, BusinessMessagesMessage message, int code, String status) {
    assertThatThrownBy(() -> BusinessMessagesJudge.send(sdk, conversation, message))
        .isInstanceOfSatisfying(
            GoogleJsonResponseException.class,
            failure -> {
              assertThat(failure.getStatusCode()).isEqualTo(code);
              assertThat(failure.getDetails().getCode()).isEqualTo(code);
              assertThat(failure.getDetails().get("status")).isEqualTo(status);
              assertThat(List.of(failure.getDetails().getMessage())).isNotEmpty();
            });
  }
}
