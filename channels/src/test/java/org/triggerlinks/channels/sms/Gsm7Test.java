package org.triggerlinks.channels.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import threegpp.charset.gsm.GSMCharset;

/** The alphabet of GSM, held against another implementation of it. */
class Gsm7Test {

  private static final Charset JUDGE = new GSMCharset();

  private static byte[] judged(String text) throws CharacterCodingException {
    ByteBuffer octets = JUDGE.newEncoder().encode(CharBuffer.wrap(text));
    byte[] septets = new byte[octets.remaining()];
    octets.get(septets);
    return septets;
  }

  @Test
  void each_sign_has_the_septets_that_the_judge_gives_it() throws CharacterCodingException {
    int signs = 0;
    for (char sign = 0; sign < Character.MAX_VALUE; sign++) {
      // The judge does not know the form feed.
      if (Gsm7.width(sign) > 0 && sign != '\f') {
        String text = Character.toString(sign);
        assertThat(Gsm7.septets(text)).as("U+%04X", (int) sign).isEqualTo(judged(text));
        assertThat(Gsm7.text(Gsm7.septets(text))).isEqualTo(text);
        assertThat(Gsm7.septets(text)).hasSize(Gsm7.width(sign));
        signs++;
      }
    }
    assertThat(signs).isEqualTo(127 + 9);
  }

  @Test
  void these_are_as_the_standard_has_them() {
    assertThat(Gsm7.septets("@_€{Çß")).containsExactly(0, 0x11, 0x1b, 0x65, 0x1b, 0x28, 9, 0x1e);
    assertThat(Gsm7.septets("\f")).containsExactly(0x1b, 0x0a);
  }

  @Test
  void what_is_not_in_it_has_no_septets() {
    assertThat(Gsm7.width('ç')).isZero();
    assertThat(Gsm7.width(0x1b)).isZero();
    assertThat(Gsm7.width(0x1f600)).isZero();
    assertThatThrownBy(() -> Gsm7.septets("ç")).hasMessageContaining("U+00E7");
  }

  @Test
  void an_escape_before_what_has_no_sign_there_is_passed_over() {
    assertThat(Gsm7.text(new byte[] {0x1b, 'a', 'b', 0x1b, 0x1b, 0x1b})).isEqualTo("ab ");
  }
}
