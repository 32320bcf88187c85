package org.triggerlinks.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** How a provider is heard. */
public sealed interface Hearing {

  /**
   * It calls us, and proves that it is the one.
   *
   * @param header the one with the proof, in small letters
   * @param before words of a body behind which begins what the proof is over; "" if the proof is
   *     the same for all bodies
   */
  record Called(String header, String before) implements Hearing {

    /** The request as somebody else might make it, by what is wrong with it. */
    Map<String, WebhookRequest> forged(WebhookRequest right) {
      String proof = right.header(header);
      assertThat(proof).as("the proof in %s", header).isNotEmpty();
      Map<String, WebhookRequest> forged = new LinkedHashMap<>();
      forged.put("a wrong proof", with(right, changed(proof, proof.length() / 2)));
      forged.put("the beginning of a proof", with(right, proof.substring(0, proof.length() - 1)));
      forged.put("an empty proof", with(right, ""));
      forged.put("no proof", with(right, null));
      if (!before.isEmpty()) {
        String body = right.text();
        assertThat(body).contains(before);
        int place = body.indexOf(before) + before.length();
        forged.put("another body", request(right, right.headers(), changed(body, place)));
      }
      return forged;
    }

    private WebhookRequest with(WebhookRequest right, String proof) {
      Map<String, String> headers = new TreeMap<>(right.headers());
      headers.remove(header);
      if (proof != null) {
        headers.put(header, proof);
      }
      return request(right, headers, right.text());
    }

    private static WebhookRequest request(
        WebhookRequest right, Map<String, String> headers, String body) {
      return new WebhookRequest(
          right.method(), right.url(), headers, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String changed(String text, int place) {
      StringBuilder other = new StringBuilder(text);
      other.setCharAt(place, text.charAt(place) == 'A' ? 'B' : 'A');
      return other.toString();
    }
  }

  /**
   * It does not call us: we fetch what there is.
   *
   * @param how in words
   */
  record Fetched(String how) implements Hearing {}
}
