package org.triggerlinks.model.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocationTest {

  private final Location location =
      Location.create("main", "Main", "UTC", Instant.parse("2026-03-02T15:00:00Z"));

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {"21:00, -, quiet_to", "-, 08:00, quiet_from"})
  void quiet_hours_have_a_start_and_an_end(String from, String to, String missing) {
    assertThatThrownBy(() -> location.keepQuiet(from, to))
        .isInstanceOf(InvalidLocation.class)
        .hasMessageContaining("a start and an end")
        .extracting(e -> ((InvalidLocation) e).field())
        .isEqualTo(missing);
    assertThat(location.quietFrom()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "go.example.com:8443",
        "https://go.example.com",
        "go..example.com",
        "a b",
        "-x.de"
      })
  void a_domain_is_a_name_alone(String given) {
    assertThatThrownBy(() -> location.brand(given))
        .isInstanceOf(InvalidLocation.class)
        .hasMessageContaining("is not a domain name");
  }

  @Test
  void a_domain_is_kept_as_browsers_ask_for_it() {
    location.brand(" Go.Bücher.example ");

    assertThat(location.domain()).isEqualTo("go.xn--bcher-kva.example");
  }
}
