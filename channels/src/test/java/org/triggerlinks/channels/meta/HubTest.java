package org.triggerlinks.channels.meta;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.triggerlinks.channels.WebhookReply;
import org.triggerlinks.channels.WebhookRequest;

/** How Meta proves that it is Meta, asks who we are, counts time and names things. */
class HubTest {

  private static final byte[] BODY =
      "what do ya want for nothing?".getBytes(StandardCharsets.US_ASCII);
  private static final URI URL = URI.create("https://go.example/in/messenger");

  /** RFC 4231, 4.3. */
  @Test
  void a_signature_is_an_hmac_over_the_bytes() {
    String right = "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

    assertThat(HubSignature.of("Jefe", BODY)).isEqualTo(right).hasSize(71);
    assertThat(HubSignature.matches("Jefe", BODY, right)).isTrue();
  }

  @ParameterizedTest(name = "\"{0}\"")
  @ValueSource(
      strings = {
        "",
        "sha256=",
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        "sha1=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3844",
        "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec38",
      })
  void whatever_else_stands_in_the_header_is_refused(String other) {
    assertThat(HubSignature.matches("Jefe", BODY, other)).isFalse();
  }

  @Test
  void a_byte_more_or_another_secret_is_noticed() {
    byte[] more = "what do ya want for nothing? ".getBytes(StandardCharsets.US_ASCII);

    assertThat(HubSignature.matches("Jefe", more, HubSignature.of("Jefe", BODY))).isFalse();
    assertThat(HubSignature.matches("Jeff", BODY, HubSignature.of("Jefe", BODY))).isFalse();
  }

  @Test
  void the_challenge_comes_back_letter_for_letter() {
    WebhookRequest asked = GraphStandIn.handshake(URL, "se same&=é", "11 58+2<b>");

    assertThat(HubHandshake.answer(asked.url().getRawQuery(), "se same&=é"))
        .isEqualTo(WebhookReply.answered("11 58+2<b>"));
  }

  @ParameterizedTest(name = "\"{0}\"")
  @ValueSource(
      strings = {
        "",
        "hub.mode=subscribe&hub.challenge=1",
        "hub.mode=subscribe&hub.challenge=1&hub.verify_token=",
        "hub.mode=subscribe&hub.challenge=1&hub.verify_token=Sesame",
        "hub.mode=unsubscribe&hub.challenge=1&hub.verify_token=sesame",
        "hub.challenge=1&hub.verify_token=sesame",
        "hub.mode=subscribe&hub.challenge=1&hub.verify_token=%zz",
        "&&=&hub.verify_token",
      })
  void who_does_not_know_the_token_is_answered_403(String query) {
    WebhookReply reply = HubHandshake.answer(query, "sesame");

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.body()).doesNotContain("sesame");
  }

  @Test
  void without_a_query_there_is_no_handshake() {
    assertThat(HubHandshake.answer(null, "sesame").status()).isEqualTo(403);
  }

  @Test
  void moments_are_seconds_or_milliseconds_as_numbers_or_text() {
    Instant moment = Instant.parse("2026-11-27T12:00:00Z");

    assertThat(MetaTime.of(TextNode.valueOf("1795780800"))).isEqualTo(moment);
    assertThat(MetaTime.of(LongNode.valueOf(1795780800L))).isEqualTo(moment);
    assertThat(MetaTime.of(LongNode.valueOf(1795780800123L))).isEqualTo(moment.plusMillis(123));
    assertThat(MetaTime.of(TextNode.valueOf("soon"))).isNull();
    assertThat(MetaTime.of(MissingNode.getInstance())).isNull();
  }

  @Test
  void an_id_without_end_is_kept_as_its_hash() {
    String shorter = "m_" + "x".repeat(195);
    String longer = "m_" + "x".repeat(500);

    assertThat(MetaIds.kept(shorter)).isEqualTo(shorter);
    assertThat(MetaIds.kept(longer)).matches("[0-9a-f]{64}").isEqualTo(MetaIds.kept(longer));
    assertThat(MetaIds.key("in", shorter)).isEqualTo("in:" + shorter).hasSize(200);
    assertThat(MetaIds.key("st", shorter, "read")).matches("st:[0-9a-f]{64}:read");
    assertThat(MetaIds.key("in", longer)).isEqualTo("in:" + MetaIds.kept(longer));
  }
}
