package org.triggerlinks.channels.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with an account is said when the service starts. */
class EmailSetupTest {

  private final Smtp smtp = new Smtp(Mails.CLOCK);

  private static Map<String, String> with(Map<String, String> more) {
    Map<String, String> values = new TreeMap<>();
    values.put(EmailKeys.HOST, "mail.shop.example");
    values.put(EmailKeys.FROM, "hello@shop.example");
    values.putAll(more);
    return values;
  }

  static Stream<Map<String, String>> wrong() {
    return Stream.of(
        Map.of("security", "none"),
        Map.of("user", "me"),
        Map.of("password", "very-secret"),
        Map.of("from", "Main Street"),
        Map.of("from", "a@shop.example, b@shop.example"),
        Map.of("from", "hello@shop.example\r\nBcc: eve@example.com"),
        Map.of("reply-to", "nobody"),
        Map.of("return-path", "bounces@shop.example"),
        Map.of("return-path", "bounces@{id}.shop.example"),
        Map.of("return-path", "b{id}+{id}@shop.example"),
        Map.of("return-path", "bounces-of-the-shop-in-main-street+{id}@shop.example"),
        Map.of("unsubscribe-mailto", "Leave <leave@shop.example>"),
        Map.of("unsubscribe-mailto", "Hello@shop.example"),
        Map.of("dkim-domain", "shop.example", "dkim-selector", "tl1"),
        Map.of("dkim-domain", "shop.example", "dkim-selector", "tl1", "dkim-key", "very-secret"),
        Map.of("imap-host", "imap.shop.example", "imap-user", "me"),
        Map.of(
            "imap-host", "imap.shop.example",
            "imap-user", "me",
            "imap-password", "very-secret",
            "imap-security", "none"));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void half_an_account_is_a_problem_and_no_secret_is_told(Map<String, String> more) {
    assertThat(smtp.problem(with(more)))
        .hasValueSatisfying(
            problem ->
                assertThat(problem).matches("(needs|must) .+").doesNotContain("very-secret"));
  }

  @Test
  void a_whole_account_is_none() throws Exception {
    Map<String, String> all = new TreeMap<>();
    all.put("user", "me");
    all.put("password", "very-secret");
    all.put("from", "Main Street <hello@shop.example>");
    all.put("reply-to", "answers@shop.example");
    all.put("return-path", "bounces+{id}@shop.example");
    all.put("unsubscribe-mailto", "leave@shop.example");
    all.put("dkim-domain", "shop.example");
    all.put("dkim-selector", "tl1");
    all.put("dkim-key", Mails.pem(Mails.keys()));
    all.put("imap-host", "imap.shop.example");
    all.put("imap-user", "me");
    all.put("imap-password", "very-secret");

    assertThat(smtp.problem(with(all))).isEmpty();
    assertThat(smtp.problem(with(Map.of()))).isEmpty();
    assertThat(smtp.problem(with(Map.of("host", "127.0.0.1", "security", "none")))).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "localhost, false",
    "127.0.0.1, false",
    "::1, false",
    "mail.shop.example, true",
    "localhost.evil.example, true",
    "10.0.0.1, true",
  })
  void mail_to_a_server_on_this_computer_reaches_nobody(String host, boolean people) {
    assertThat(Mails.account(Map.of(EmailKeys.HOST, host)).sendsToPeople()).isEqualTo(people);
  }
}
