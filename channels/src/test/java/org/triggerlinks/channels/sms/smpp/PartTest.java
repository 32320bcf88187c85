package org.triggerlinks.channels.sms.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.junit.jupiter.api.Test;

/** Parts of what contacts write. */
class PartTest {

  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final LongMessages unfinished = new LongMessages(MINUTE);

  private static DeliverSm pdu(byte kind, byte[] octets, OptionalParameter... parameters) {
    DeliverSm pdu = new DeliverSm();
    pdu.setEsmClass(kind);
    pdu.setSourceAddrTon((byte) 1);
    pdu.setSourceAddr("15005550006");
    pdu.setDestAddrTon((byte) 3);
    pdu.setDestAddress("12345");
    pdu.setShortMessage(octets);
    pdu.setOptionalParameters(parameters);
    return pdu;
  }

  private static Part part(int total, int number, String text) {
    byte[] octets = new byte[6 + text.length()];
    byte[] header = {5, 0, 3, 9, (byte) total, (byte) number};
    System.arraycopy(header, 0, octets, 0, 6);
    for (int i = 0; i < text.length(); i++) {
      octets[6 + i] = (byte) text.charAt(i);
    }
    return Part.of(pdu((byte) 0x40, octets));
  }

  @Test
  void a_message_without_a_header_is_alone() {
    Part part = Part.of(pdu((byte) 0, new byte[] {'H', 'i'}));

    assertThat(part.whole()).isEqualTo(new Part.Whole("+15005550006", "12345", (byte) 0, 0, 1));
    assertThat(WhatCame.received(List.of(part), NOW).text()).isEqualTo("Hi");
  }

  @Test
  void a_reference_may_have_sixteen_bits_and_come_after_something_else() {
    byte[] octets = {10, 0x24, 2, 0, 0, 8, 4, 1, 2, 3, 2, 'H', 'i'};
    // A reply path beside the header changes nothing.
    Part part = Part.of(pdu((byte) 0xc0, octets));

    assertThat(part.whole().reference()).isEqualTo(0x0102);
    assertThat(part.whole().total()).isEqualTo(3);
    assertThat(part.number()).isEqualTo(2);
    assertThat(part.octets()).containsExactly('H', 'i');
  }

  @Test
  void what_the_header_says_may_be_in_parameters() {
    Part part =
        Part.of(
            pdu(
                (byte) 0,
                new byte[] {'H', 'i'},
                new OptionalParameter.Sar_msg_ref_num((short) 0xfffe),
                new OptionalParameter.Sar_total_segments((byte) 2),
                new OptionalParameter.Sar_segment_seqnum((byte) 1)));

    assertThat(part.whole().reference()).isEqualTo(0xfffe);
    assertThat(part.whole().total()).isEqualTo(2);
    assertThat(part.number()).isEqualTo(1);
  }

  @Test
  void a_header_that_is_none_cannot_be_read() {
    assertThatThrownBy(() -> Part.of(pdu((byte) 0x40, new byte[] {9, 0, 3})))
        .hasMessageContaining("longer than the message");
    assertThatThrownBy(() -> part(2, 0, "x")).hasMessageContaining("part 0 of 2");
  }

  @Test
  void a_header_about_something_else_is_taken_off() {
    byte[] octets = {3, 0x24, 1, 1, 'H', 'i'};

    assertThat(Part.of(pdu((byte) 0x40, octets)).octets()).containsExactly('H', 'i');
  }

  @Test
  void the_key_is_of_the_moment_in_which_the_first_part_came() {
    unfinished.add(part(2, 2, "b"), NOW);
    LongMessages.Ready ready = unfinished.add(part(2, 1, "a"), NOW.plusSeconds(9)).orElseThrow();

    assertThat(ready.since()).isEqualTo(NOW);
    assertThat(WhatCame.received(ready.parts(), ready.since()).text()).isEqualTo("ab");
  }

  @Test
  void it_is_given_until_it_is_kept_and_then_no_more() {
    unfinished.add(part(2, 1, "a"), NOW);

    assertThat(unfinished.add(part(2, 2, "b"), NOW)).isPresent();
    assertThat(unfinished.add(part(2, 2, "b"), NOW)).isPresent();
    unfinished.given(part(2, 2, "b").whole());
    assertThat(unfinished.add(part(2, 2, "b"), NOW)).isEmpty();
    assertThat(unfinished.all()).isEmpty();
  }

  @Test
  void after_a_minute_it_is_late_and_what_was_given_is_forgotten() {
    unfinished.add(part(2, 1, "a"), NOW);

    assertThat(unfinished.late(NOW.plus(MINUTE).minusMillis(1))).isEmpty();
    assertThat(unfinished.late(NOW.plus(MINUTE)))
        .singleElement()
        .satisfies(
            late ->
                assertThat(WhatCame.received(late.parts(), late.since()).text()).isEqualTo("a…"));
    unfinished.given(part(2, 1, "a").whole());
    assertThat(unfinished.late(NOW.plus(MINUTE))).isEmpty();
    assertThat(unfinished.isEmpty()).isTrue();
  }

  @Test
  void the_reference_may_be_used_again_after_that() {
    unfinished.add(part(2, 1, "a"), NOW);
    unfinished.given(part(2, 1, "a").whole());

    Instant later = NOW.plus(MINUTE);
    assertThat(unfinished.add(part(2, 1, "c"), later)).isEmpty();
    assertThat(unfinished.add(part(2, 2, "d"), later)).isPresent();
  }
}
