package org.triggerlinks.channels.sms.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Texts as octets. */
class SmppTextTest {

  @Test
  void a_short_text_has_a_septet_in_each_octet_and_no_header() {
    SmppText text = SmppText.of("@€", (byte) 0, 5);

    assertThat(text.dataCoding()).isZero();
    assertThat(text.headed()).isFalse();
    assertThat(text.parts()).containsExactly(new byte[] {0, 0x1b, 0x65});
  }

  @Test
  void what_is_not_in_the_alphabet_is_ucs_2_whatever_the_carrier_calls_the_alphabet() {
    SmppText text = SmppText.of("ç", (byte) 241, 5);

    assertThat(text.dataCoding()).isEqualTo((byte) 8);
    assertThat(text.parts()).containsExactly(new byte[] {0, (byte) 0xe7});
  }

  @Test
  void each_part_says_which_one_it_is() {
    SmppText text = SmppText.of("a".repeat(160) + "b", (byte) 0, 0x1ff);

    assertThat(text.headed()).isTrue();
    assertThat(text.parts()).hasSize(2);
    assertThat(text.parts().get(0)).hasSize(159).startsWith(5, 0, 3, 0xff, 2, 1, 'a');
    assertThat(text.parts().get(1)).hasSize(14).startsWith(5, 0, 3, 0xff, 2, 2, 'a').endsWith('b');
  }

  @Test
  void parts_of_ucs_2_have_140_octets_at_most() {
    SmppText text = SmppText.of("ç".repeat(135), (byte) 0, 1);

    assertThat(text.parts()).extracting(part -> part.length).containsExactly(140, 140, 8);
  }
}
