package org.triggerlinks.channels.email;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an answer repeats, and what it does not. */
class QuotesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "> Hi Ada",
        "On Fri, 27 Nov 2026 at 13:00, Main Street <hello@shop.example> wrote:\n\n> Hi Ada\n>\n",
        "On Fri, Nov 27, 2026 at 1:00 PM Main Street\n<hello@shop.example> wrote:\n> Hi Ada",
        "Am 27.11.26 um 13:00 schrieb Main Street:\n> Hi Ada",
        "Am Fr., 27. Nov. 2026 um 13:00 Uhr schrieb Main Street <\nhello@shop.example>:\n> Hi Ada",
        "Le ven. 27 nov. 2026 à 13:00, Main Street <hello@shop.example> a écrit :\n> Hi Ada",
        "El vie, 27 nov 2026 a las 13:00, Main Street (<hello@shop.example>) escribió:\n\n> Hi",
        "-----Original Message-----\nFrom: Main Street\nSubject: Hello\n\nHi Ada",
        "-----Ursprüngliche Nachricht-----\nHi Ada",
        "________________________________\nFrom: Main Street <hello@shop.example>\nSent: Friday,"
            + " November 27, 2026 1:00 PM\nTo: Ada <ada@example.net>\nSubject: Hello\n\nHi Ada",
        "Von: Main Street <hello@shop.example>\nGesendet: Freitag, 27. November 2026 13:00\nAn:"
            + " Ada\nBetreff: Hello\n\nHi Ada",
      })
  void what_is_repeated_below_an_answer_is_cut_off(String repeated) {
    assertThat(Quotes.off("Yes, at five!\n\nAda\n\n" + repeated)).isEqualTo("Yes, at five!\n\nAda");
    assertThat(Quotes.off(("Yes, at five!\n\nAda\n\n" + repeated).replace("\n", "\r\n")))
        .isEqualTo("Yes, at five!\n\nAda");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "On Friday I wrote: nothing.\nAnd on Monday, too.",
        "On Fri, 27 Nov 2026 at 13:00, Main Street <hello@shop.example> wrote:\n> shall we?\nYes!",
        "> shall we?\nYes!\n> at five?\nNo, at six.",
        "From: the bottom of my heart\nthank you",
        "5 > 4\nis true",
        "On Fri, 27 Nov 2026, Main Street wrote:",
      })
  void what_may_be_part_of_an_answer_stays(String text) {
    assertThat(Quotes.off(text)).isEqualTo(text);
  }

  @Test
  void an_answer_that_is_nothing_but_repeated_stays_whole() {
    assertThat(Quotes.off("> Hi Ada\n> shall we?")).isEqualTo("> Hi Ada\n> shall we?");
  }

  @Test
  void a_very_long_text_takes_no_long_time() {
    String quoted = "> x\n".repeat(50_000);

    assertThat(Quotes.off(quoted + "y")).hasSize(quoted.length() + 1);
    assertThat(Quotes.off("a" + "\n".repeat(200_000) + "b")).hasSize(200_002);
    assertThat(HtmlReply.text("<p>a" + "&nbsp;".repeat(30_000) + "b</p>")).isEqualTo("a b");
  }
}
