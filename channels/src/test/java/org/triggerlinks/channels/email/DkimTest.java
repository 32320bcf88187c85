package org.triggerlinks.channels.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.triggerlinks.channels.email.Mails.LEAVE;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.FailException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.triggerlinks.channels.OutgoingMessage;
import org.triggerlinks.channels.Sending;
import org.triggerlinks.channels.Wire;

/** Another implementation of DKIM verifies what is signed here. */
class DkimTest {

  // Who verifies refuses signatures of the future, by the computer's clock.
  private static final Clock PAST =
      Clock.fixed(Instant.parse("2020-01-01T12:00:00Z"), ZoneOffset.UTC);

  private static KeyPair keys;

  @BeforeAll
  static void make() throws Exception {
    keys = Mails.keys();
  }

  private static String signed(OutgoingMessage message) throws Exception {
    SmtpMail mail =
        new EmailWriter(PAST)
            .write(
                new Sending(
                    message,
                    Mails.account(
                        Map.of(
                            EmailKeys.DKIM_DOMAIN, "shop.example",
                            EmailKeys.DKIM_SELECTOR, "tl1",
                            EmailKeys.DKIM_KEY, Mails.pem(keys),
                            EmailKeys.UNSUBSCRIBE_MAILTO, "unsubscribe@shop.example")),
                    Wire.OURS));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    mail.writeTo(out);
    return out.toString(StandardCharsets.US_ASCII);
  }

  /** The signatures that are right. */
  private static List<SignatureRecord> verified(String raw) throws Exception {
    DKIMVerifier verifier =
        new DKIMVerifier(
            (method, selector, domain) -> {
              assertThat(selector + "._domainkey." + domain)
                  .isEqualTo("tl1._domainkey.shop.example");
              return List.of(
                  "v=DKIM1; k=rsa; p="
                      + Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()));
            });
    return verifier.verify(new ByteArrayInputStream(raw.getBytes(StandardCharsets.US_ASCII)));
  }

  private static OutgoingMessage message() {
    return Mails.message(
        "Grüße aus dem Laden, " + "mit einem langen Betreff ".repeat(5),
        "Hallo Jürgen\n\n.\nBis bald  \n\n\n",
        "<p>Hallo Jürgen</p>\n",
        LEAVE);
  }

  @Test
  void the_signature_is_right_and_covers_what_it_must() throws Exception {
    List<SignatureRecord> signatures = verified(signed(message()));

    assertThat(signatures).hasSize(1);
    SignatureRecord signature = signatures.get(0);
    assertThat(
            signature.getHeaders().stream()
                .map(name -> name.toString().toLowerCase(java.util.Locale.ROOT)))
        .contains(
            "from",
            "to",
            "subject",
            "date",
            "message-id",
            "mime-version",
            "content-type",
            "list-unsubscribe",
            "list-unsubscribe-post");
    assertThat(signature.getHeaderCanonicalisationMethod()).isEqualTo("relaxed");
    assertThat(signature.getBodyCanonicalisationMethod()).isEqualTo("relaxed");
    assertThat(signature.getHashAlgo().toString()).isEqualTo("sha-256");
    assertThat(signature.getDToken().toString()).isEqualTo("shop.example");
    assertThat(signature.getBodyHashLimit()).isEqualTo(-1);
  }

  @Test
  void a_text_without_html_and_without_a_way_to_leave_is_signed_as_well() throws Exception {
    assertThat(verified(signed(Mails.message("Hello", "Hi", null, null)))).hasSize(1);
    assertThat(verified(signed(Mails.message("", ".", null, null)))).hasSize(1);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "Hallo, Hello",
    "unsubscribe@shop.example, unsubscribe@evil.example",
    "One-Click, Two-Click",
    "ada@example.net, eve@example.net",
    "hello@shop.example, hello@evil.example",
    "12:00:00, 12:00:01",
    "multipart/alternative, multipart/mixed",
  })
  void what_is_changed_on_the_way_is_found_out(String from, String to) throws Exception {
    String raw = signed(message());

    assertThat(raw).contains(from);
    assertThatThrownBy(() -> verified(raw.replace(from, to))).isInstanceOf(FailException.class);
  }

  @Test
  void headers_that_are_folded_anew_on_the_way_leave_it_right() throws Exception {
    String raw = signed(message());
    String folded =
        raw.replaceFirst("List-Unsubscribe: <", "List-Unsubscribe:\r\n <")
            .replaceFirst("To: ada", "To:    ada");

    assertThat(folded).isNotEqualTo(raw);
    assertThat(verified(folded)).hasSize(1);
  }

  @Test
  void another_key_is_found_out() throws Exception {
    String raw = signed(message());
    keys = Mails.keys();

    assertThatThrownBy(() -> verified(raw)).isInstanceOf(FailException.class);
  }
}
