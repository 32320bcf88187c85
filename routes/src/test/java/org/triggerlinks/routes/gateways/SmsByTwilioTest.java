package org.triggerlinks.routes.gateways;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.triggerlinks.routes.gateways.Conversation.SOON;
import static org.triggerlinks.routes.gateways.TwilioAccount.SID;
import static org.triggerlinks.routes.gateways.TwilioAccount.TOKEN;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.channels.sms.TwilioStandIn;
import org.triggerlinks.channels.standin.Mood;
import org.triggerlinks.model.time.ServiceClock;
import org.triggerlinks.routes.promises.RunningService;

/** The service with an account at a stand-in of Twilio's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SmsByTwilioTest {

  private TwilioStandIn twilio;
  private RunningService service;
  private String at;
  private String contact;
  private Conversation ada;
  private String phone;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    twilio = new TwilioStandIn(0, SID, TOKEN, ServiceClock.system());
    service = new RunningService(folder, TwilioAccount.at(twilio.url()));
    at = service.location();
  }

  @BeforeEach
  void somebody() throws IOException {
    contact = service.contact(at);
    ada = new Conversation(service, at, contact, "sms");
    phone = service.visitor().get("/contacts/" + contact + at).text("/phone");
    service.quiet();
  }

  @AfterAll
  void stop() {
    service.close();
    twilio.close();
  }

  @Test
  void a_message_goes_out_by_twilio_and_its_id_is_kept() throws IOException {
    service.link(at, "sale", false);
    JsonNode message = ada.sends("Look: {{link.sale}}");

    assertThat(last().form()).containsEntry("To", phone);
    assertThat(last().form().get("Body")).matches("Look: http://localhost:\\d+/l/\\S+");
    assertThat(message.path("state").asText()).isEqualTo("SENT");
  }

  @Test
  void how_many_parts_a_text_takes_is_told_before_and_after() throws IOException {
    Map<String, Object> draft =
        Map.of("contact_id", contact, "channel", "sms", "text", "ç" + "a".repeat(70));

    assertThat(service.visitor().post("/messages/preview" + at, draft).text("/parts"))
        .isEqualTo("2");
    assertThat(ada.sends("Hello").path("parts").asInt()).isEqualTo(1);
    assertThat(ada.by("email").sends("Hello").path("parts").isNull()).isTrue();
  }

  @Test
  void the_other_channels_stay_in_the_sandbox() throws IOException {
    int calls = twilio.calls().size();
    assertThat(ada.by("email").sends("Hello").path("state").asText()).isEqualTo("DELIVERED");
    assertThat(twilio.calls()).hasSize(calls);
  }

  @Test
  void what_twilio_refuses_fails_and_says_why() throws IOException {
    twilio.next(TwilioStandIn.failing(400, 21614, "'To' number is not a valid mobile number"));
    JsonNode message = ada.sends("Hello");

    assertThat(message.path("state").asText()).isEqualTo("FAILED");
    assertThat(message.path("problem_kind").asText()).isEqualTo("bad_address");
    assertThat(message.path("problem").asText())
        .contains("21614", "not a valid mobile number")
        .doesNotContain(TOKEN);
  }

  @Test
  void a_message_that_twilio_took_without_saying_so_is_not_sent_again() throws IOException {
    int calls = twilio.calls().size();
    twilio.next(new Mood.DyingAfterTaking());
    JsonNode message = ada.sends("Hello");

    assertThat(message.path("state").asText()).isEqualTo("UNKNOWN");
    assertThat(last().form()).containsEntry("To", phone);
    assertThat(twilio.calls()).hasSize(calls + 1);
  }

  @Test
  void who_opted_out_at_twilio_is_left_alone() throws IOException {
    twilio.next(TwilioStandIn.failing(400, 21610, "Attempt to send to unsubscribed recipient"));
    assertThat(ada.sends("Hello").path("problem_kind").asText()).isEqualTo("opted_out");
    await().atMost(SOON).until(() -> ada.times("dnd_set") == 1);
    int calls = twilio.calls().size();

    assertThat(ada.sends("Hello again").path("state").asText()).isEqualTo("HELD_BACK");
    assertThat(twilio.calls()).hasSize(calls);
  }

  @Test
  void a_report_that_it_was_delivered_ends_the_attempts() throws IOException {
    twilio.next(TwilioStandIn.failing(503, 20503, "Service unavailable"));
    int before = twilio.calls().size();
    String id = ada.queues("Hello");
    await().atMost(SOON).until(() -> twilio.calls().size() > before);
    TwilioStandIn.Taken taken =
        new TwilioStandIn.Taken("SM" + "1".repeat(32), twilio.calls().get(before).form());
    assertThat(twilio.reports(taken, "delivered", null)).isEqualTo(200);

    ada.settles(id, "DELIVERED");
    service.quiet();
    assertThat(ada.times("message_delivered")).isEqualTo(1);
  }

  @Test
  void a_message_that_twilio_failed_to_answer_for_is_not_sent_again() throws IOException {
    int calls = twilio.calls().size();
    twilio.next(TwilioStandIn.failing(500, 20500, "Internal server error"));

    assertThat(ada.sends("Hello").path("state").asText()).isEqualTo("UNKNOWN");
    assertThat(twilio.calls()).hasSize(calls + 1);
  }

  @Test
  void a_message_that_twilio_cannot_take_now_is_asked_for_once_each_time() throws IOException {
    int calls = twilio.calls().size();
    twilio.next(TwilioStandIn.failing(503, 20503, "Service unavailable"));
    String id = ada.queues("Hello");

    ada.settles(id, "SENT");
    assertThat(twilio.calls()).hasSize(calls + 2);
    assertThat(attempts(id)).isEqualTo(2);
  }

  @Test
  void a_wrong_token_stops_this_channel_only_and_visibly_until_it_is_mended() throws IOException {
    int calls = twilio.calls().size();
    twilio.next(TwilioStandIn.failing(401, 20003, "Authenticate"));
    String first = ada.queues("Hello");
    await().atMost(SOON).until(() -> health().contains("sms of all locations is stopped"));
    String second = ada.queues("Hello again");

    assertThat(ada.by("email").sends("Hello").path("state").asText()).isEqualTo("DELIVERED");
    assertThat(ada.state(first)).isEqualTo("QUEUED");
    assertThat(ada.state(second)).isEqualTo("QUEUED");
    assertThat(twilio.calls()).hasSize(calls + 1);

    for (int minutes = 0; minutes < 3; minutes++) {
      service.visitor().post("/sandbox/clock", Map.of("advance", "PT2M"));
      service.quiet();
    }
    ada.settles(first, "SENT");
    ada.settles(second, "SENT");
    assertThat(health()).doesNotContain("is stopped");
  }

  private String health() throws IOException {
    return service
        .visitor()
        .open("http://localhost:%d/health/ready".formatted(service.port()))
        .body();
  }

  /** How many attempts at a message there were. */
  private int attempts(String message) throws IOException {
    for (JsonNode action :
        service.visitor().get("/actions" + at + "&state=DONE&limit=200").items()) {
      if (action.path("message_id").asText().equals(message)) {
        return action.path("attempts").asInt();
      }
    }
    return 0;
  }

  @Test
  void reports_in_any_order_and_doubled_move_a_message_forward_only() throws IOException {
    int delivered = 0;
    for (List<String> order : orders(List.of("queued", "sent", "delivered"))) {
      String id = ada.sends("Hello").path("id").asText();
      TwilioStandIn.Taken taken = last();
      for (String status : order) {
        assertThat(twilio.reports(taken, status, null)).isEqualTo(200);
        assertThat(twilio.reports(taken, status, null)).isEqualTo(200);
      }

      ada.settles(id, "DELIVERED");
      assertThat(ada.times("message_delivered")).as("%s", order).isEqualTo(++delivered);
    }
  }

  private static List<List<String>> orders(List<String> words) {
    if (words.isEmpty()) {
      return List.of(List.of());
    }
    List<List<String>> all = new ArrayList<>();
    for (String first : words) {
      List<String> rest = new ArrayList<>(words);
      rest.remove(first);
      for (List<String> order : orders(rest)) {
        List<String> whole = new ArrayList<>(List.of(first));
        whole.addAll(order);
        all.add(whole);
      }
    }
    return all;
  }

  @Test
  void what_a_carrier_reports_as_undelivered_fails_and_says_why() throws IOException {
    String id = ada.sends("Hello").path("id").asText();
    twilio.reports(last(), "undelivered", 30006);

    JsonNode message = ada.settles(id, "FAILED");
    assertThat(message.path("problem_kind").asText()).isEqualTo("bad_address");
    assertThat(message.path("problem").asText()).contains("30006");
  }

  @Test
  void a_message_of_which_nothing_was_known_is_known_by_its_report() throws IOException {
    twilio.next(new Mood.DyingAfterTaking());
    String id = ada.sends("Hello").path("id").asText();
    twilio.reports(last(), "delivered", null);

    ada.settles(id, "DELIVERED");
    assertThat(ada.times("outcome_known")).isEqualTo(1);
    for (JsonNode action : service.visitor().get("/actions" + at + "&state=UNKNOWN").items()) {
      assertThat(action.path("message_id").asText()).isNotEqualTo(id);
    }
  }

  @Test
  void a_report_that_comes_before_the_answer_is_not_lost() throws IOException {
    twilio.next(new Mood.Slow(Duration.ofSeconds(3)));
    String id = ada.queues("Hello");
    await().atMost(SOON).until(() -> last().form().get("To").equals(phone));
    assertThat(twilio.reports(last(), "delivered", null)).isEqualTo(200);

    ada.settles(id, "DELIVERED");
    assertThat(ada.times("message_delivered")).isEqualTo(1);
  }

  @Test
  void a_reply_is_on_the_timeline_once_however_often_it_is_told() throws IOException {
    for (int i = 0; i < 3; i++) {
      assertThat(hears("SM1", phone, "Yes, please: ä€\uD83D\uDE00")).isEqualTo(200);
    }

    await().atMost(SOON).until(() -> ada.times("message_received") == 1);
    service.quiet();
    assertThat(ada.times("message_received")).isEqualTo(1);
    assertThat(ada.summaries("message_received"))
        .singleElement()
        .asString()
        .contains("ä€\uD83D\uDE00");
  }

  @Test
  void who_is_not_known_becomes_a_contact_by_writing() throws IOException {
    hears("SM2", "+13125559999", "Who is this?");

    await()
        .atMost(SOON)
        .until(
            () ->
                service.visitor().get("/contacts" + at + "&phone=%2B13125559999").items().size()
                    == 1);
  }

  @Test
  void who_does_not_know_the_token_tells_us_nothing() throws IOException {
    try (TwilioStandIn stranger = new TwilioStandIn(0, SID, "guess", ServiceClock.system())) {
      assertThat(stranger.hears(webhook(), "SM3", phone, "+15005550001", "STOP")).isEqualTo(403);
    }
    URI elsewhere = URI.create(webhook() + "/nowhere");
    assertThat(twilio.hears(elsewhere, "SM4", phone, "+15005550001", "Hi")).isEqualTo(404);
    service.quiet();
    assertThat(ada.times("message_received")).isZero();
  }

  @Test
  void a_text_of_as_many_emoji_as_fit_is_taken_whole() throws IOException {
    String text = "\uD83D\uDE00".repeat(800);
    assertThat(hears("SM5", phone, text)).isEqualTo(200);

    await().atMost(SOON).until(() -> ada.times("message_received") == 1);
    assertThat(ada.received()).containsExactly(text);
  }

  @Test
  void what_is_larger_than_any_webhook_is_refused() {
    assertThat(hears("SM6", phone, "x".repeat(2_000_000))).isEqualTo(413);
  }

  @Test
  void stop_ends_text_messages_and_only_them_until_start() throws IOException {
    service.workflow(
        at, "stop-words", Files.readString(Path.of("../rules/workflows/stop-words.drl")));
    hears("SM7", phone, " Stop. ");
    await().atMost(SOON).until(() -> ada.times("dnd_set") == 1);
    service.quiet();
    assertThat(ada.sends("Hello").path("state").asText()).isEqualTo("HELD_BACK");
    assertThat(ada.by("email").sends("Hello").path("state").asText()).isEqualTo("DELIVERED");

    hears("SM8", phone, "START");
    await().atMost(SOON).until(() -> ada.times("dnd_cleared") == 1);
    service.quiet();
    assertThat(last().form().get("Body")).startsWith("Welcome back!");
    assertThat(ada.sends("Hello").path("state").asText()).isEqualTo("SENT");
  }

  private TwilioStandIn.Taken last() {
    return twilio.taken().get(twilio.taken().size() - 1);
  }

  private int hears(String sid, String from, String text) {
    return twilio.hears(webhook(), sid, from, "+15005550001", text);
  }

  private URI webhook() {
    return URI.create("http://localhost:%d/in/sms".formatted(service.port()));
  }
}
