package org.triggerlinks.model.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

  @ParameterizedTest
  @CsvSource({
    "(415) 555-2671, US, +14155552671",
    "+1 415 555 2671, DE, +14155552671",
    "+14155552671, , +14155552671",
    "tel:+1-415-555-2671, US, +14155552671",
    "030 123456, DE, +4930123456",
    "0049 30 123456, DE, +4930123456",
    "011 49 30 123456, US, +4930123456",
    "07911 123456, GB, +447911123456",
    "+15551234567, US, +15551234567",
    "＋１ 415 555 2671, US, +14155552671",
  })
  void a_number_as_people_write_it_becomes_e164(String text, String region, String e164) {
    assertThat(PhoneNumber.parse(text, region).e164()).isEqualTo(e164);
    assertThat(PhoneNumber.parse(e164, null).e164()).isEqualTo(e164);
  }

  @ParameterizedTest
  @CsvSource({
    "'', US, is not a phone number",
    "hello, US, is not a phone number",
    "415 555 2671, , has no valid country code",
    "+999 123456789, US, has no valid country code",
    "12345, US, too short for a phone number",
    "12, US, too short for a phone number",
    "12, , no valid country code",
    "1, US, too short for a phone number",
    "+1, US, too short for a phone number",
    "+14, US, too short for a phone number",
    "011, US, too short for a phone number",
    "123456789012345678901, US, too long for a phone number",
    "555-2671, US, lacks its area code",
    "+1 415 555 26712 34567, US, too long",
    "415 555 2671 ext. 5, US, has an extension",
  })
  void what_no_message_can_reach_is_refused_with_a_sentence(
      String text, String region, String why) {
    assertThatThrownBy(() -> PhoneNumber.parse(text, region))
        .isInstanceOf(InvalidPhoneNumber.class)
        .hasMessageContaining(why)
        .hasMessageContaining("\"" + text + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"12", "hello", "555-2671", "+999 123456789"})
  void who_is_refused_sees_what_was_given_and_an_example_in_international_form(String text) {
    assertThatThrownBy(() -> PhoneNumber.parse(text, "US"))
        .hasMessageStartingWith(text.startsWith("+") ? "The phone number" : "\"" + text + "\" ")
        .hasMessageEndingWith(
            " Write it in international form, with the country code, like +14155552671.");
  }

  @Test
  void no_text_is_no_number() {
    assertThatThrownBy(() -> PhoneNumber.parse(null, "US")).isInstanceOf(InvalidPhoneNumber.class);
  }
}
