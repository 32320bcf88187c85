package org.triggerlinks.routes.promises;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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

/**
 * Promise 7, for the address in the header of each e-mail (RFC 8058): no GET or HEAD of it changes
 * consent, a POST does, and needs no rule for that.
 */
class AnEMailSaysHowToEndThemTest {

  private static final String FAREWELL =
      """
      package workflows.farewell
      import org.triggerlinks.model.fact.*
      import function org.triggerlinks.model.action.Actions.*
      // re-entry: always
      rule "Say goodbye, and nothing more anywhere"
      when
          Unsubscribed( channel == "email", text == "A letter" )
      then
          insert( addTag( "left" ) );
          insert( setDnd( "gbp" ) );
          insert( sendSms( "No more e-mails, then." ) );
          insert( sendEmail( "Please stay", "One last e-mail." ) );
      end
      """;

  @TempDir static Path folder;

  private static RunningService service;
  private Visitor visitor;
  private String at;
  private String contact;

  @BeforeAll
  static void start() throws Exception {
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
  void whoever_looks_at_it_sees_a_button_and_has_changed_nothing() throws Exception {
    String url = letter();

    HttpResponse<String> page = visitor.open(url);
    HttpResponse<String> head = visitor.request("HEAD", url, Map.of("User-Agent", Visitor.PHONE));
    HttpResponse<String> said = visitor.open(url + "?List-Unsubscribe=One-Click&_method=POST");
    visitor.request("GET", url, Map.of("X-HTTP-Method-Override", "POST"));
    service.quiet();

    assertThat(List.of(page, head, said)).extracting(HttpResponse::statusCode).containsOnly(200);
    assertThat(page.body())
        .contains("method=\"post\"", "<button", "Nothing has been changed yet", "noindex")
        .doesNotContain("<script", "http-equiv", "onload");
    assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
    assertThat(dnd()).isEmpty();
    assertThat(kinds()).doesNotContain("dnd_set", "link_clicked");
  }

  @Test
  void the_button_of_the_page_ends_the_e_mails_and_nothing_else() throws Exception {
    HttpResponse<String> answer =
        visitor.request("POST", letter(), Map.of("User-Agent", Visitor.PHONE));
    service.quiet();

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Location")).isEmpty();
    assertThat(answer.body()).contains("You are unsubscribed");
    assertThat(dnd()).containsExactly("email");
    assertThat(timeline().findValuesAsText("summary"))
        .contains(
            "No more messages by email: the contact unsubscribed by the button of the page (An e-mail \"News\").");
  }

  // RFC 8058, 3.2: either encoding, no cookies and no redirect; it may come again.
  @Test
  void the_mail_programs_button_does_so_in_either_encoding_and_once() throws Exception {
    String url = letter();

    HttpResponse<String> first =
        visitor.submit(
            url,
            "multipart/form-data; boundary=x",
            "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n");
    HttpResponse<String> again = visitor.submit(url, "List-Unsubscribe=One-Click");
    service.quiet();

    assertThat(List.of(first, again)).extracting(HttpResponse::statusCode).containsOnly(200);
    assertThat(dnd()).containsExactly("email");
    assertThat(kinds()).filteredOn("dnd_set"::equals).hasSize(1);
    assertThat(timeline().findValuesAsText("summary"))
        .anySatisfy(words -> assertThat(words).contains("by the button of the mail program"));
  }

  @Test
  void rules_hear_of_it_after_that_and_may_say_goodbye_elsewhere() throws Exception {
    service.workflow(at, "farewell", FAREWELL);

    visitor.submit(letter(), "List-Unsubscribe=One-Click");
    service.quiet();

    JsonNode known = visitor.get("/contacts/" + contact + at).body();
    assertThat(known.path("tags")).extracting(JsonNode::asText).containsExactly("left");
    assertThat(dnd()).containsExactlyInAnyOrder("email", "gbp");
    assertThat(visitor.get("/sandbox/inbox" + at + "&contact_id=" + contact).items())
        .extracting(mail -> mail.path("text").asText())
        .containsExactlyInAnyOrder("A letter", "No more e-mails, then.");
    assertThat(kinds()).contains("message_held_back");
  }

  @Test
  void a_person_who_is_two_contacts_gets_no_more_e_mails_as_either() throws Exception {
    visitor.post(
        "/locations", Map.of("name", "Twice", "slug", "twice", "allow_duplicate_contacts", true));
    at = "?location=twice";
    List<String> twins = new ArrayList<>();
    for (String email : List.of("ada@example.com", "Ada@Example.com", "ben@example.com")) {
      twins.add(
          visitor.post("/contacts" + at, Map.of("first_name", "Ada", "email", email)).text("/id"));
    }
    contact = twins.get(0);

    visitor.submit(letter(), "List-Unsubscribe=One-Click");
    service.quiet();

    assertThat(dnd()).containsExactly("email");
    contact = twins.get(1);
    assertThat(dnd()).containsExactly("email");
    assertThat(kinds()).filteredOn("dnd_set"::equals).hasSize(1);
    contact = twins.get(2);
    assertThat(dnd()).isEmpty();
  }

  @Test
  void an_address_that_nobody_has_is_answered_alike_and_changes_nothing() throws Exception {
    String url = letter();
    String strange = url.substring(0, url.length() - 4) + "0000";

    HttpResponse<String> page = visitor.open(strange);
    HttpResponse<String> answer = visitor.submit(strange, "List-Unsubscribe=One-Click");
    HttpResponse<String> cut = visitor.submit(url + "x", "List-Unsubscribe=One-Click");
    service.quiet();

    assertThat(page.body()).isEqualTo(visitor.open(url).body());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(cut.statusCode()).isEqualTo(404);
    assertThat(dnd()).isEmpty();
    assertThat(visitor.get("/dead-letters").items()).isEmpty();
  }

  @Test
  void who_is_gone_meanwhile_ends_in_no_dead_letter() throws Exception {
    String url = letter();
    visitor.call("DELETE", "/contacts/" + contact + at, "");

    assertThat(visitor.submit(url, "List-Unsubscribe=One-Click").statusCode()).isEqualTo(200);
    service.quiet();

    assertThat(visitor.get("/dead-letters").items()).isEmpty();
  }

  /** The address of an e-mail to the contact. */
  private String letter() throws IOException {
    visitor.post(
        "/messages" + at,
        Map.of("contact_id", contact, "channel", "email", "subject", "News", "text", "A letter"));
    service.quiet();
    return visitor
        .get("/sandbox/inbox" + at + "&channel=email&contact_id=" + contact)
        .text("/items/0/unsubscribe");
  }

  private List<String> dnd() throws IOException {
    List<String> channels = new ArrayList<>();
    visitor
        .get("/contacts/" + contact + at)
        .body()
        .path("dnd")
        .forEach(channel -> channels.add(channel.asText()));
    return channels;
  }

  private JsonNode timeline() throws IOException {
    return visitor.get("/contacts/" + contact + "/timeline" + at + "&limit=200").body();
  }

  private List<String> kinds() throws IOException {
    return timeline().findValuesAsText("kind");
  }
}
