package org.triggerlinks.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.triggerlinks.model.fact.ClickRequest;
import org.triggerlinks.model.fact.Evidence;

/** Who is taken for a machine by the shipped files, and how verdicts are weighed. */
class EvidenceTest {

  private static final RuleBook BOOK =
      RuleBook.open(Path.of(""), new GoodVersionsInMemory(), Clock.systemUTC());
  private static final String SAFARI =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
          + " Gecko) Version/18.5 Mobile/15E148 Safari/604.1";

  @TempDir Path folder;

  @Test
  void a_person_with_a_browser_is_taken_for_one() {
    EvidenceResult result = weigh(request("GET", SAFARI, ""));

    assertThat(result.evidence()).isEqualTo(Evidence.LIKELY_HUMAN);
    assertThat(result.reasons()).isEmpty();
    assertThat(result.outcomes()).allSatisfy(each -> assertThat(each.error()).isEmpty());
  }

  @Test
  void a_head_request_is_no_click() {
    assertThat(weigh(request("HEAD", SAFARI, "")))
        .extracting(EvidenceResult::evidence, EvidenceResult::reasons)
        .containsExactly(Evidence.MACHINE, List.of("The request asked for headers only (HEAD)."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"prefetch", "prefetch;prerender", "preview", "Prefetch"})
  void a_prefetch_is_no_click(String purpose) {
    assertThat(weigh(request("GET", SAFARI, purpose)).evidence()).isEqualTo(Evidence.MACHINE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_1) AppleWebKit/601.2.4 (KHTML, like Gecko)"
            + " Version/9.0.1 Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0",
        "meta-externalagent/1.1",
        "WhatsApp/2.23.18.78 i",
        "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
        "TelegramBot (like TwitterBot)",
        "LinkedInBot/1.0",
        "SkypeUriPreview Preview/0.5",
        "TwilioProxy/1.1",
        "curl/8.5.0",
        "python-requests/2.32",
        "Go-http-client/2.0"
      })
  void a_known_machine_or_a_nameless_one_is_a_machine(String agent) {
    assertThat(weigh(request("GET", agent, "")).evidence()).isEqualTo(Evidence.MACHINE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mozilla/5.0 (iPhone) AppleWebKit Mobile/15E148 [FBAN/FBIOS;FBAV/507.0.0.34;FBDV/iPhone14]",
        "Mozilla/5.0 (Linux; Android 14) Chrome/126 Mobile [FB_IAB/Orca-Android;FBAV/465.0.0.31;]",
        "Mozilla/5.0 (Linux; Android 14; Pixel 8 Pro) Chrome/126 Instagram 338.0.0.29 Android bot/x",
        "Mozilla/5.0 (iPhone) MetaIAB Facebook facebookexternalhit",
        "Mozilla/5.0 (iPhone) Mobile/15E148 [LinkedInApp]/9.29",
        "Mozilla/5.0 (iPhone) GSA/325.0 Mobile Safari/604.1",
        "Mozilla/5.0 (Linux; Android 8; CUBOT_P20) Chrome/126 Mobile Safari/537.36",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36"
      })
  void an_in_app_browser_is_a_persons_whatever_its_name_contains(String agent) {
    assertThat(weigh(request("GET", agent, "")).evidence()).isEqualTo(Evidence.LIKELY_HUMAN);
  }

  @Test
  void a_burst_of_three_links_is_a_scanner_and_of_two_among_many_is_not() {
    assertThat(weigh(burst(3, 9)).evidence()).isEqualTo(Evidence.MACHINE);
    assertThat(weigh(burst(2, 9)).evidence()).isEqualTo(Evidence.LIKELY_HUMAN);
  }

  @Test
  void all_links_but_one_of_a_short_message_at_once_are_suspect() {
    assertThat(weigh(burst(2, 3)).evidence()).isEqualTo(Evidence.SUSPECT);
    assertThat(weigh(burst(2, 2)).evidence()).isEqualTo(Evidence.SUSPECT);
    assertThat(weigh(burst(1, 2)).evidence()).isEqualTo(Evidence.LIKELY_HUMAN);
    assertThat(weigh(burst(1, 1)).evidence()).isEqualTo(Evidence.LIKELY_HUMAN);
    assertThat(weigh(burst(1, 0)).evidence()).isEqualTo(Evidence.LIKELY_HUMAN);
  }

  @Test
  void a_chat_apps_first_look_is_a_preview_even_in_the_apps_own_browser() {
    String app = "WhatsApp/2.23 [FBAN/FBIOS]";

    assertThat(weigh(look("whatsapp", app, 3)).evidence()).isEqualTo(Evidence.MACHINE);
    assertThat(weigh(look("whatsapp", app, 11)).evidence()).isEqualTo(Evidence.LIKELY_HUMAN);
    assertThat(weigh(look("email", app, 3)).evidence()).isEqualTo(Evidence.LIKELY_HUMAN);
    assertThat(weigh(look("whatsapp", app, -1)).evidence()).isEqualTo(Evidence.LIKELY_HUMAN);
    assertThat(weigh(look("whatsapp", SAFARI, 3)).evidence()).isEqualTo(Evidence.LIKELY_HUMAN);
  }

  @ParameterizedTest
  @ValueSource(strings = {SAFARI, "", "curl/8.5.0", "Go-http-client/2.0"})
  void a_pressed_button_confirms_a_person_whoever_carries_the_word(String agent) {
    EvidenceResult pressed = weigh(new ClickRequest("POST", agent, "", "email", 3, 3, 3, true));

    assertThat(pressed.evidence()).isEqualTo(Evidence.CONFIRMED);
    assertThat(pressed.reasons()).hasSize(1);
  }

  @Test
  void a_post_that_confirms_nothing_is_judged_like_any_request() {
    assertThat(weigh(request("POST", SAFARI, "")).evidence()).isEqualTo(Evidence.LIKELY_HUMAN);
    assertThat(weigh(request("POST", "curl/8.5.0", "")).evidence()).isEqualTo(Evidence.MACHINE);
  }

  @Test
  void the_most_doubtful_verdict_counts_with_its_reasons_only() {
    Scratch.write(
        folder,
        "evidence/mixed.drl",
        Scratch.IMPORTS
            + """
            rule "Doubt"
            when
                ClickRequest( method == "GET" )
            then
                insert( suspect( "doubt" ) );
            end
            rule "Trust"
            when
                ClickRequest()
            then
                insert( confirmed( "trust" ) );
            end
            """);
    RuleBook book = RuleBook.open(folder, new GoodVersionsInMemory(), Clock.systemUTC());

    EvidenceResult both = book.evidence(List.of(request("GET", SAFARI, "")));
    EvidenceResult trust = book.evidence(List.of(request("POST", SAFARI, "")));

    assertThat(both.evidence()).isEqualTo(Evidence.SUSPECT);
    assertThat(both.reasons()).containsExactly("doubt");
    assertThat(trust.evidence()).isEqualTo(Evidence.CONFIRMED);
  }

  private static EvidenceResult weigh(ClickRequest request) {
    return BOOK.evidence(List.of(request));
  }

  private static ClickRequest request(String method, String agent, String purpose) {
    return new ClickRequest(method, agent, purpose, "email", 600, 1, 5, false);
  }

  private static ClickRequest burst(int clicked, int links) {
    return new ClickRequest("GET", SAFARI, "", "email", 600, clicked, links, false);
  }

  private static ClickRequest look(String channel, String agent, long seconds) {
    return new ClickRequest("GET", agent, "", channel, seconds, 1, 5, false);
  }
}
