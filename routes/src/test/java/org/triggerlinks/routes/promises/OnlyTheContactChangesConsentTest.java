package org.triggerlinks.routes.promises;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promises 7 and 8: no GET or HEAD changes consent, and only the link says where it leads. */
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
    assertThat(dnd()).isEmpty();
  }

  @Test
  void a_head_and_the_get_of_a_scanner_change_nothing() throws Exception {
    service.link(at, "Stop", true);
    String url = service.sent(at, contact, "Stop");

    visitor.request("HEAD", url, Map.of("User-Agent", Visitor.PHONE));
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

  @Test
  void nothing_in_the_request_chooses_where_the_redirect_goes() throws Exception {
    String url = service.link(at, "Plain", false);

    for (String query :
        new String[] {
          "", "?url=https://evil.test", "?destination=https://evil.test", "?to=//evil.test&a=%0d%0a"
        }) {
      assertThat(leadsTo(url + query, Map.of())).as(query).isEqualTo("https://example.com/Plain");
    }
    for (String header :
        new String[] {
          "X-Forwarded-Host", "X-Forwarded-Proto", "X-Original-URL", "X-Rewrite-URL", "Forwarded",
          "Location", "Referer", "X-Forwarded-Prefix", "CamelHttpUri", "CamelHttpResponseCode"
        }) {
      assertThat(leadsTo(url, Map.of(header, "https://evil.test")))
          .as(header)
          .isEqualTo("https://example.com/Plain");
    }
  }

  @Test
  void a_path_that_is_not_exactly_a_link_leads_nowhere() throws Exception {
    String url = service.link(at, "Plain", false);
    for (String more :
        new String[] {"/https://evil.test", "/..", "//evil.test", "%2f%2fevil.test", "%0d%0aX:y"}) {
      HttpResponse<String> answer =
          visitor.request("GET", url + more, Map.of("User-Agent", Visitor.PHONE));
      assertThat(answer.statusCode()).as(more).isEqualTo(404);
      assertThat(answer.headers().firstValue("Location")).as(more).isEmpty();
      assertThat(answer.headers().map()).as(more).doesNotContainKey("x");
    }
  }

  private String leadsTo(String url, Map<String, String> headers) throws IOException {
    HttpResponse<String> answer = visitor.request("GET", url, headers);
    assertThat(answer.statusCode()).isEqualTo(302);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private JsonNode dnd() throws IOException {
    return visitor.get("/contacts/" + contact + at).body().path("dnd");
  }
}
