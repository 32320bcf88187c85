package org.triggerlinks.routes.gateways;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.triggerlinks.routes.gateways.Conversation.SOON;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.triggerlinks.channels.WebhookRequest;

/** What becomes of messages to and from a contact, whatever provider is between. */
abstract class GatewayJourneys extends AtAProvider {

  /** Longer than anybody here has to wait for. */
  static final Duration A_WHILE = Duration.ofMinutes(2);

  private static final String ANSWERS =
      """
      package workflows.answers
      import org.triggerlinks.model.fact.*
      import function org.triggerlinks.model.action.Actions.*
      // re-entry: always
      rule "Answer"
      when
          MessageReceived( channel == "%1$s", keyword == "echo", $text : text )
      then
          insert( send( "%1$s", "You wrote: " + $text ) );
      end
      rule "Stop"
      when
          MessageReceived( channel == "%1$s", keyword == "stop" )
      then
          insert( setDnd( "%1$s" ) );
      end
      """;

  @Test
  void a_link_in_a_message_leads_back_to_the_contact() throws IOException {
    service.link(at, "sale", false);
    writes("Anything new?");
    assertThat(state(ada.sends("Look: {{link.sale}}"))).isEqualTo("SENT");
    assertThat(texts()).singleElement().asString().matches("Look: http://localhost:\\d+/l/\\S+");

    String url = texts().get(0).substring("Look: ".length());
    assertThat(service.visitor().open(url).statusCode()).isEqualTo(302);
    await().atMost(SOON).until(() -> ada.times("link_clicked") == 1);
  }

  @Test
  void reports_in_the_wrong_order_and_doubled_move_a_message_forward_only() throws IOException {
    for (int read = 1; read <= 2; read++) {
      writes("Is it open?");
      String id = ada.sends("Yes!").path("id").asText();
      List<WebhookRequest> reports = new ArrayList<>(reports(last()));
      if (read == 2) {
        Collections.reverse(reports);
      }
      for (WebhookRequest report : reports) {
        tellsTwice(report);
      }

      ada.settles(id, "READ");
      service.quiet();
      assertThat(ada.state(id)).isEqualTo("READ");
      assertThat(ada.times("message_delivered")).isEqualTo(read);
      assertThat(ada.times("message_read")).isEqualTo(read);
    }
  }

  @Test
  void a_reply_is_one_fact_however_often_it_is_told_and_rules_hear_of_it() throws IOException {
    service.workflow(at, "answers", ANSWERS.formatted(channel()));
    WebhookRequest told = written("Echo!", secret());
    tellsTwice(told);
    await().atMost(SOON).until(() -> !texts().isEmpty());
    tellsTwice(told);
    service.quiet();

    assertThat(texts()).containsExactly("You wrote: Echo!");
    assertThat(ada.received()).containsExactly("Echo!");
    assertThat(ada.times("message_received")).isEqualTo(1);
  }

  @Test
  void who_does_not_know_the_secret_tells_us_nothing() throws IOException {
    assertThat(Post.of(written("Echo!", "guess")).statusCode()).isEqualTo(403);
    service.quiet();

    assertThat(ada.received()).isEmpty();
    assertThat(ada.times("message_received")).isZero();
  }

  @Test
  void a_rule_that_hears_stop_ends_this_channel_and_no_other() throws IOException {
    service.workflow(at, "answers", ANSWERS.formatted(channel()));
    writes(" Stop. ");
    await().atMost(SOON).until(() -> ada.times("dnd_set") == 1);

    getsNothingMore();
  }

  @Test
  void who_is_told_to_slow_down_waits_and_sends_each_message_once() throws IOException {
    talks();
    int calls = calls();
    standIn().next(throttling());
    String first = ada.sends("One").path("id").asText();
    String second = ada.sends("Two").path("id").asText();
    assertThat(List.of(ada.state(first), ada.state(second))).containsOnly("QUEUED");
    assertThat(calls()).isEqualTo(calls + 1);

    passes(A_WHILE);
    ada.settles(first, "SENT");
    ada.settles(second, "SENT");
    assertThat(texts()).containsOnlyOnce("One", "Two");
    assertThat(calls()).isEqualTo(calls + 3);
  }

  @Test
  void what_a_provider_did_not_get_as_it_was_down_is_sent_when_it_is_back() throws IOException {
    talks();
    goesDown();
    String id = ada.sends("Back?").path("id").asText();
    assertThat(ada.state(id)).isEqualTo("QUEUED");

    comesBack();
    passes(A_WHILE);
    ada.settles(id, "SENT");
    assertThat(texts()).containsOnlyOnce("Back?");
  }

  /** Who wrote can be answered for so long, and who did not is never written to. */
  void isAnsweredFor(Duration window) throws IOException {
    int calls = calls();
    assertThat(ada.sends("Hello?").path("problem_kind").asText()).isEqualTo("window_closed");
    assertThat(calls()).isEqualTo(calls);
    talks();
    calls = calls();

    passes(window);
    JsonNode late = ada.sends("Still there?");
    assertThat(state(late)).isEqualTo("FAILED");
    assertThat(late.path("problem_kind").asText()).isEqualTo("window_closed");
    assertThat(calls()).isEqualTo(calls);
    talks();
  }

  /** Ada wants nothing more by this channel. */
  void getsNothingMore() throws IOException {
    service.quiet();
    int calls = calls();
    assertThat(state(ada.sends("Hello"))).isEqualTo("HELD_BACK");
    assertThat(calls()).isEqualTo(calls);
    assertThat(state(ada.by("email").sends("Hello"))).isEqualTo("DELIVERED");
  }
}
