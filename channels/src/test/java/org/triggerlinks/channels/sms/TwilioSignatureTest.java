package org.triggerlinks.channels.sms;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.security.RequestValidator;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.triggerlinks.channels.WebhookRequest;

/**
 * Who knows the auth token has signed a request, and nobody else; Twilio's own SDK is the judge.
 */
class TwilioSignatureTest {

  private static final String TOKEN = "12345";
  private static final URI URL = URI.create("https://mycompany.com/myapp.php?foo=1&bar=2");
  private static final Map<String, String> FORM =
      Map.of(
          "CallSid", "CA1234567890ABCDE",
          "Caller", "+14158675309",
          "Digits", "1234",
          "From", "+14158675309",
          "To", "+18005551212");

  // Twilio's own example: https://www.twilio.com/docs/usage/security
  private static final String SIGNATURE = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";

  private static WebhookRequest request(URI url, String form, String signature) {
    return new WebhookRequest(
        "POST",
        url,
        Map.of(TwilioSignature.HEADER, signature),
        form.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void the_published_example_is_valid() {
    assertThat(TwilioSignature.isValid(request(URL, TwilioForm.encode(FORM), SIGNATURE), TOKEN))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "12346, https://mycompany.com/myapp.php?foo=1&bar=2, 1234",
    "12345, https://mycompany.com/myapp.php?foo=1&bar=3, 1234",
    "12345, http://mycompany.com/myapp.php?foo=1&bar=2, 1234",
    "12345, https://mycompany.com/myapp.php?foo=1&bar=2, 1235",
    "12345, https://mycompany.com/myapp.php?foo=1&bar=2, ''",
  })
  void anything_else_is_not(String token, URI url, String digits) {
    Map<String, String> form = new HashMap<>(FORM);
    form.put("Digits", digits);

    assertThat(TwilioSignature.isValid(request(url, TwilioForm.encode(form), SIGNATURE), token))
        .isFalse();
  }

  @Test
  void a_request_without_a_signature_is_not_valid() {
    assertThat(TwilioSignature.isValid(request(URL, TwilioForm.encode(FORM), ""), TOKEN)).isFalse();
  }

  @Test
  void the_port_of_the_scheme_may_be_written_or_not() {
    URI withPort = URI.create("https://mycompany.com:443/myapp.php?foo=1&bar=2");
    String form = TwilioForm.encode(FORM);
    String signature = TwilioSignature.sign(withPort, TwilioForm.of(form), TOKEN);

    assertThat(TwilioSignature.isValid(request(URL, form, signature), TOKEN)).isTrue();
    assertThat(TwilioSignature.isValid(request(withPort, form, SIGNATURE), TOKEN)).isTrue();
    URI other = URI.create("https://mycompany.com:8443/myapp.php?foo=1&bar=2");
    assertThat(TwilioSignature.isValid(request(other, form, SIGNATURE), TOKEN)).isFalse();
  }

  @Test
  void whatever_is_in_the_form_twilios_own_validator_agrees() {
    Random random = new Random(7);
    RequestValidator judge = new RequestValidator(TOKEN);
    for (int i = 0; i < 500; i++) {
      Map<String, String> fields = new HashMap<>();
      for (int field = random.nextInt(8); field >= 0; field--) {
        fields.put(text(random) + field, random.nextInt(4) == 0 ? "" : text(random));
      }
      String form = TwilioForm.encode(fields);
      String signature = TwilioSignature.sign(URL, TwilioForm.of(form), TOKEN);

      assertThat(judge.validate(URL.toString(), fields, signature)).as(form).isTrue();
      assertThat(TwilioSignature.isValid(request(URL, form, signature), TOKEN)).as(form).isTrue();
    }
  }

  private static String text(Random random) {
    String signs = "aZ09 +&=%é€ß~[]\uD83D\uDE00";
    int[] chosen =
        random
            .ints(1 + random.nextInt(10), 0, signs.codePointCount(0, signs.length()))
            .map(place -> signs.codePointAt(signs.offsetByCodePoints(0, place)))
            .toArray();
    return new String(chosen, 0, chosen.length);
  }

  @Test
  void a_body_that_is_no_form_is_proved_by_its_hash_in_the_url() throws Exception {
    String json = "{\"hello\":\"world\"}";
    String hash =
        HexFormat.of()
            .formatHex(
                MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8)));
    URI right = URI.create(URL + "&bodySHA256=" + hash);
    String rightSignature = TwilioSignature.sign(right, TwilioForm.of(""), TOKEN);

    assertThat(TwilioSignature.isValid(request(right, json, rightSignature), TOKEN)).isTrue();
    assertThat(new RequestValidator(TOKEN).validate(right.toString(), json, rightSignature))
        .isTrue();
    assertThat(TwilioSignature.isValid(request(right, json + " ", rightSignature), TOKEN))
        .isFalse();
  }
}
