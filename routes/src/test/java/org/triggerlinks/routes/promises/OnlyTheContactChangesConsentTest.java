package org.triggerlinks.routes.promises;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise 7: no GET or HEAD changes consent; a POST does. */
class OnlyTheContactChangesConsentTest {

  private static final String STOP =
      """
      rule "Stop, carelessly written: any click"
      when
          LinkClicked( link == "Stop" || link == "Plain" )
      then
          insert( setDnd( "sms" ) );
      end
      """;

  @TempDir static Path folder;

  private static RunningService service;
  private Visitor visitor;
  private String at;
  private String contact;

  @BeforeAll
  static void start() throws Exception {
    Rules.workflow(folder.resolve("rules"), "stop", "always", STOP);
    service = new RunningService(folder, Map.of());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @BeforeEach
  void settle() throws Exception {
    visitor = service.visitor();
    at = service.location();
    contact = service.contact(at);
  }

  @Test
  void a_get_of_a_consent_link_shows_a_page_with_a_real_button_and_changes_nothing()
      throws Exception {
    service.link(at, "Stop", true);
    String url = service.sent(at, contact, "Stop");

    HttpResponse<String> page = visitor.open(url);
    service.quiet();

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("method=\"post\"", "<button")
        .doesNotContain("<script", "http-equiv", "onload");
    assertThat(page.headers().firstValue("Location")).isEmpty();
    // Browsers apply form-action to the redirect after the button as well, and would not follow it.
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'")
        .doesNotContain("form-action");
    assertThat(dnd()).isEmpty();
  }

  @Test
  void a_head_and_the_get_of_a_scanner_change_nothing() throws Exception {
    service.link(at, "Stop", true);
    String url = service.sent(at, contact, "Stop");

    HttpResponse<String> head = visitor.request("HEAD", url, Map.of("User-Agent", Visitor.PHONE));
    assertThat(head.statusCode()).isEqualTo(200);
    visitor.request("GET", url, Map.of("User-Agent", "Barracuda Sentinel (EE)"));
    visitor.request("GET", url + "?confirm=yes", Map.of("X-HTTP-Method-Override", "POST"));
    service.quiet();

    assertThat(dnd()).isEmpty();
  }

  @Test
  void the_post_of_the_button_changes_exactly_the_one_channel() throws Exception {
    service.link(at, "Stop", true);
    String url = service.sent(at, contact, "Stop");

    HttpResponse<String> answer = visitor.request("POST", url, Map.of("User-Agent", Visitor.PHONE));
    service.quiet();

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(dnd()).extracting(JsonNode::asText).containsExactly("sms");
  }

  @Test
  void a_plain_link_changes_no_consent_whatever_a_rule_says_and_the_timeline_tells_why()
      throws Exception {
    service.link(at, "Plain", false);
    String url = service.sent(at, contact, "Plain");

    visitor.open(url);
    visitor.request("POST", url, Map.of("User-Agent", Visitor.PHONE));
    service.quiet();

    assertThat(dnd()).isEmpty();
    assertThat(visitor.get("/contacts/" + contact + "/timeline" + at).items())
        .filteredOn(line -> line.path("kind").asText().equals("consent_refused"))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line.path("summary").asText()).contains("only opened"));
  }

  // RFC 8058: a mail program posts this on behalf of the contact, without showing the page. It
  // wants no redirect, and may use either encoding of forms.
  @Test
  void one_click_in_the_mail_program_is_a_press_of_the_button() throws Exception {
    service.link(at, "Stop", true);
    String url = service.sent(at, contact, "Stop");

    HttpResponse<String> answer = visitor.submit(url, "List-Unsubscribe=One-Click");
    service.quiet();

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("Your confirmation has arrived.");
    assertThat(dnd()).extracting(JsonNode::asText).containsExactly("sms");
  }

  @Test
  void one_click_as_multipart_is_one_as_well() throws Exception {
    service.link(at, "Stop", true);
    String url = service.sent(at, contact, "Stop");

    HttpResponse<String> answer =
        visitor.submit(
            url,
            "multipart/form-data; boundary=x",
            """
            --x
            Content-Disposition: form-data; name="List-Unsubscribe"

            One-Click
            --x--
            """
                .replace("\n", "\r\n"));
    service.quiet();

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(dnd()).extracting(JsonNode::asText).containsExactly("sms");
  }

  @Test
  void a_get_that_says_it_is_one_click_is_still_a_get() throws Exception {
    service.link(at, "Stop", true);
    String url = service.sent(at, contact, "Stop");

    HttpResponse<String> answer = visitor.open(url + "?List-Unsubscribe=One-Click&_method=POST");
    service.quiet();

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(dnd()).isEmpty();
  }

  @Test
  void who_opens_a_consent_link_without_a_reference_is_told_so_and_sees_no_button()
      throws Exception {
    String url = service.link(at, "Stop", true);

    HttpResponse<String> page = visitor.open(url);
    // what is left of a reference that was cut off says as little
    HttpResponse<String> cut = visitor.open(url + "-a");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("does not say who you are", "a message that you received")
        .doesNotContain("<form", "<button");
    assertThat(cut.body()).isEqualTo(page.body());
  }

  @Test
  void a_one_click_without_a_reference_is_not_answered_as_if_it_were_done() throws Exception {
    String url = service.link(at, "Stop", true);

    HttpResponse<String> oneClick = visitor.submit(url, "List-Unsubscribe=One-Click");
    HttpResponse<String> pressed = visitor.request("POST", url, Map.of("User-Agent", "Mozilla"));
    service.quiet();

    assertThat(oneClick.statusCode()).isEqualTo(400);
    assertThat(oneClick.headers().firstValue("Location")).isEmpty();
    assertThat(oneClick.body()).contains("does not say who you are", "nothing has been changed");
    assertThat(pressed.statusCode()).isEqualTo(400);
    assertThat(dnd()).isEmpty();
    List<JsonNode> clicks = new ArrayList<>();
    for (String line : visitor.lines("/clicks" + at)) {
      clicks.add(new ObjectMapper().readTree(line));
    }
    assertThat(clicks)
        .hasSize(2)
        .allSatisfy(
            click -> {
              assertThat(click.path("outcome").asText()).isEqualTo("ASKED");
              assertThat(click.path("contact_id").isNull()).isTrue();
              assertThat(click.path("destination").isNull()).isTrue();
            });
  }

  private JsonNode dnd() throws IOException {
    return visitor.get("/contacts/" + contact + at).body().path("dnd");
  }
}
