package org.triggerlinks.channels.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.triggerlinks.channels.email.Mails.ID;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.Happened;
import org.triggerlinks.model.message.MessageState;

/** What mail tells that comes in, in the shapes that several servers and programs give it. */
class InboundMailTest {

  private static final Account ACCOUNT =
      Mails.account(
          Map.of(
              EmailKeys.RETURN_PATH, "bounces+{id}@shop.example",
              EmailKeys.UNSUBSCRIBE_MAILTO, "unsubscribe@shop.example"));

  private static byte[] sample(String name) {
    try (InputStream in = InboundMailTest.class.getResourceAsStream(name + ".eml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("\r\n", "\n")
          .replace("\n", "\r\n")
          .getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Happened> read(byte[] raw) {
    return InboundMail.read(raw, ACCOUNT);
  }

  private static Happened only(byte[] raw) {
    List<Happened> all = read(raw);
    assertThat(all).hasSize(1);
    assertThat(all.get(0).key()).hasSizeLessThanOrEqualTo(200);
    return all.get(0);
  }

  private static byte[] mail(String header, String body) {
    return ("From: Ada <ada@example.net>\r\nTo: hello@shop.example\r\nMessage-ID: <m@example.net>\r\n"
            + header
            + "\r\n"
            + body)
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void postfix_says_that_nobody_is_there() {
    assertThat(only(sample("postfix-unknown-user")))
        .isInstanceOfSatisfying(
            Happened.Bounced.class,
            bounced -> {
              assertThat(bounced.address()).isEqualTo("ada@example.net");
              assertThat(bounced.permanent()).isTrue();
              assertThat(bounced.own()).isEqualTo(ID);
              assertThat(bounced.reason())
                  .isEqualTo(
                      "550 5.1.1 <ada@example.net>: Recipient address rejected: User unknown in"
                          + " virtual mailbox table");
            });
  }

  @Test
  void without_the_id_in_its_address_a_report_is_known_by_what_it_gives_back() {
    byte[] raw =
        new String(sample("postfix-unknown-user"), StandardCharsets.UTF_8)
            .replace("bounces+" + ID, "hello")
            .getBytes(StandardCharsets.UTF_8);

    assertThat(((Happened.Bounced) only(raw)).own()).isEqualTo(ID);
  }

  @Test
  void a_delay_is_no_failure() {
    assertThat(read(sample("postfix-delayed"))).isEmpty();
  }

  @Test
  void exchange_says_that_the_mailbox_is_full_which_will_pass() {
    assertThat(only(sample("exchange-mailbox-full")))
        .isInstanceOfSatisfying(
            Happened.Bounced.class,
            bounced -> {
              assertThat(bounced.address()).isEqualTo("ada@corp.example");
              assertThat(bounced.permanent()).isFalse();
              assertThat(bounced.own()).isEqualTo(ID);
              assertThat(bounced.reason()).startsWith("554 5.2.2 mailbox full;");
            });
  }

  @Test
  void gmail_says_that_nobody_is_there_without_giving_the_mail_back() {
    assertThat(only(sample("gmail-no-such-user")))
        .isInstanceOfSatisfying(
            Happened.Bounced.class,
            bounced -> {
              assertThat(bounced.address()).isEqualTo("nobody@gmail.example");
              assertThat(bounced.permanent()).isTrue();
              assertThat(bounced.own()).isEqualTo(ID);
            });
  }

  @Test
  void a_report_of_two_addresses_tells_two_things() {
    List<Happened> all = read(sample("two-recipients"));

    assertThat(all)
        .extracting(
            each -> ((Happened.Bounced) each).address(),
            each -> ((Happened.Bounced) each).permanent(),
            each -> ((Happened.Bounced) each).own())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("a@example.net", false, null),
            org.assertj.core.groups.Tuple.tuple("b@example.net", false, null));
    assertThat(all).extracting(Happened::key).doesNotHaveDuplicates();
  }

  @Test
  void a_delivery_that_is_reported_is_one() {
    assertThat(only(sample("delivered")))
        .isInstanceOfSatisfying(
            Happened.Reported.class,
            reported -> {
              assertThat(reported.own()).isEqualTo(ID);
              assertThat(reported.providerId()).isEqualTo(Mails.MESSAGE_ID);
              assertThat(reported.state()).isEqualTo(MessageState.DELIVERED);
              assertThat(reported.at()).isEqualTo(Instant.parse("2026-11-27T12:00:09Z"));
            });
  }

  @Test
  void a_complaint_is_about_a_message_and_an_address() {
    assertThat(only(sample("abuse-yahoo")))
        .isInstanceOfSatisfying(
            Happened.Complained.class,
            complained -> {
              assertThat(complained.address()).isEqualTo("ada@example.net");
              assertThat(complained.own()).isEqualTo(ID);
            });
  }

  @Test
  void a_complaint_without_an_address_is_known_by_the_messages_id() {
    assertThat(only(sample("abuse-redacted")))
        .isInstanceOfSatisfying(
            Happened.Complained.class,
            complained -> {
              assertThat(complained.address()).isNull();
              assertThat(complained.own()).isEqualTo(ID);
            });
  }

  @Test
  void that_it_was_no_spam_after_all_is_no_complaint() {
    assertThat(read(sample("not-spam"))).isEmpty();
  }

  @Test
  void an_answer_by_gmail_is_without_what_it_repeats() {
    assertThat(only(sample("reply-gmail")))
        .isInstanceOfSatisfying(
            Happened.Received.class,
            received -> {
              assertThat(received.from()).isEqualTo("ada@example.net");
              assertThat(received.to()).isEqualTo("hello@shop.example");
              assertThat(received.name()).isEqualTo("Ada Löve");
              assertThat(received.providerId()).isEqualTo("<CAF+abc123@mail.example.com>");
              assertThat(received.text()).isEqualTo("Ja, gerne! Um fünf?\n\nGrüße\nAda");
              assertThat(received.at()).isEqualTo(Instant.parse("2026-11-27T12:30:00Z"));
              assertThat(received.automatic()).isFalse();
            });
  }

  @Test
  void an_answer_by_outlook_in_html_only_is_text() {
    assertThat(((Happened.Received) only(sample("reply-outlook-html"))).text())
        .isEqualTo("Yes please,\nat five o'clock für mich.");
  }

  @Test
  void an_answer_is_known_by_the_message_that_it_answers_to() throws Exception {
    assertThat(ReceivedMail.of(sample("reply-gmail"), ACCOUNT).answersTo()).contains(ID);
    assertThat(
            ReceivedMail.of(
                    mail("References: <x@y.example> " + Mails.MESSAGE_ID + "\r\n", "Hi"), ACCOUNT)
                .answersTo())
        .contains(ID);
    assertThat(
            ReceivedMail.of(
                    mail("Delivered-To: BOUNCES+" + ID + "@shop.example\r\n", "Hi"), ACCOUNT)
                .answersTo())
        .contains(ID);
    assertThat(
            ReceivedMail.of(mail("In-Reply-To: <" + ID + "@elsewhere.example>\r\n", "Hi"), ACCOUNT)
                .answersTo())
        .isEmpty();
  }

  @Test
  void an_out_of_office_reply_is_automatic() {
    assertThat(only(sample("out-of-office-exchange")))
        .isInstanceOfSatisfying(
            Happened.Received.class,
            received -> {
              assertThat(received.automatic()).isTrue();
              assertThat(received.text()).isEqualTo("I am out of the office until Monday.");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Auto-Submitted: auto-replied",
        "Auto-Submitted: auto-generated; owner-email=\"a@b.example\"",
        "Precedence: bulk",
        "Precedence: Auto_Reply",
        "Precedence: junk",
        "Return-Path: <>",
        "X-Auto-Response-Suppress: DR, OOF, AutoReply",
      })
  void what_a_machine_wrote_is_automatic(String header) {
    assertThat(((Happened.Received) only(mail(header + "\r\n", "Hi"))).automatic()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Auto-Submitted: no",
        "Auto-Submitted: No (a person)",
        "Precedence: normal",
        "Return-Path: <ada@example.net>",
        "X-Auto-Response-Suppress: None",
      })
  void what_a_person_wrote_is_not(String header) {
    assertThat(((Happened.Received) only(mail(header + "\r\n", "Hi"))).automatic()).isFalse();
  }

  @Test
  void who_writes_to_the_address_for_that_wants_no_more() {
    assertThat(only(sample("unsubscribe")))
        .isInstanceOfSatisfying(
            Happened.ConsentSaid.class,
            said -> {
              assertThat(said.from()).isEqualTo("ada@example.net");
              assertThat(said.wanted()).isFalse();
              assertThat(said.answered()).isFalse();
            });
  }

  @Test
  void a_report_that_comes_to_that_address_says_nothing_of_the_kind() {
    byte[] raw =
        new String(sample("postfix-delayed"), StandardCharsets.UTF_8)
            .replace("hello@shop.example", "unsubscribe@shop.example")
            .getBytes(StandardCharsets.UTF_8);

    assertThat(read(raw)).isEmpty();
  }

  @Test
  void an_answer_without_a_text_is_its_subject() {
    assertThat(
            ((Happened.Received) only(mail("Subject: =?utf-8?Q?STOP_f=C3=BCr_mich?=\r\n", "")))
                .text())
        .isEqualTo("STOP für mich");
  }

  @Test
  void an_attachment_is_no_text() {
    String body =
        """
        --b
        Content-Type: text/plain
        Content-Disposition: attachment; filename=a.txt

        attached
        --b
        Content-Type: text/plain

        written
        --b--
        """;

    assertThat(
            ((Happened.Received) only(mail("Content-Type: multipart/mixed; boundary=b\r\n", body)))
                .text())
        .isEqualTo("written");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x-unknown", "utf-8", "\"\"", "us-ascii", "cp-850"})
  void a_text_of_any_character_set_is_read(String charset) {
    assertThat(
            ((Happened.Received)
                    only(mail("Content-Type: text/plain; charset=" + charset + "\r\n", "Hi ü")))
                .text())
        .startsWith("Hi ");
  }

  static Stream<String> samples() {
    return Stream.of(
        "postfix-unknown-user",
        "exchange-mailbox-full",
        "gmail-no-such-user",
        "two-recipients",
        "abuse-yahoo",
        "reply-gmail",
        "reply-outlook-html",
        "unsubscribe");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void the_same_mail_tells_the_same_again(String name) {
    assertThat(read(sample(name))).isNotEmpty().isEqualTo(read(sample(name)));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void whatever_is_in_a_mail_is_read_or_refused_in_a_sentence(String name) {
    Random random = new Random(7);
    byte[] raw = sample(name);
    for (int i = 0; i < 300; i++) {
      byte[] broken = java.util.Arrays.copyOf(raw, 1 + random.nextInt(raw.length));
      for (int j = 0; j < 5; j++) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
      }
      try {
        assertThat(read(broken)).isNotNull();
      } catch (IllegalArgumentException e) {
        assertThat(e).hasMessageStartingWith("The mail cannot be read: ");
      }
    }
  }

  @Test
  void parts_that_are_nested_without_an_end_are_refused() {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 5000; i++) {
      body.append(
          "--b%d\r\nContent-Type: multipart/mixed; boundary=b%d\r\n\r\n".formatted(i, i + 1));
    }
    byte[] raw = mail("Content-Type: multipart/mixed; boundary=b0\r\n", body.toString());

    assertThatThrownBy(() -> read(raw)).isInstanceOf(IllegalArgumentException.class);
  }
}
