package org.triggerlinks.channels.sms.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What octets mean. */
class SignsTest {

  @ParameterizedTest(name = "data_coding {0}")
  @CsvSource({
    "0x00, 00, @",
    "0x10, 00, @",
    "0xF1, 00, @",
    "0x01, 40, @",
    "0x03, E9, é",
    "0x06, B6, Ж",
    "0x07, E0, א",
    "0x08, 0416, Ж",
    "0x18, 0416, Ж",
    "0x19, 0416, Ж",
  })
  void each_data_coding_is_read_by_its_alphabet(String coding, String octets, String text) {
    byte[] bytes = java.util.HexFormat.of().parseHex(octets);

    assertThat(Signs.text(bytes, Integer.decode(coding).byteValue())).contains(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0x02", "0x04", "0x05", "0x14", "0xF5", "0x40", "0xC8"})
  void what_is_no_text_is_not_read(String coding) {
    assertThat(Signs.text(new byte[] {65, 66}, Integer.decode(coding).byteValue())).isEmpty();
  }
}
