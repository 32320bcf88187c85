package org.triggerlinks.model.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.triggerlinks.model.destination.InvalidDestination.Reason;

class DestinationTemplateTest {

  @ParameterizedTest
  @CsvSource({
    "{{custom_values.x}}, https://example.com/promo, https://example.com/promo",
    "{{ custom_values.x }}, https://example.com/promo, https://example.com/promo",
    "https://example.com/{{custom_values.x}}?a=1, spring, https://example.com/spring?a=1",
    "https://{{custom_values.x}}.example.com/, shop, https://shop.example.com/",
    "https://example.com/, unused, https://example.com/",
    "https://example.com/{{custom_values.x}}, {{custom_values.x}}, https://example.com/%7B%7Bcustom_values.x%7D%7D",
  })
  void custom_values_make_the_whole_url_or_a_part(String source, String value, String url) {
    DestinationTemplate template = DestinationTemplate.parse(source, false);

    assertThat(resolve(template, value).url()).isEqualTo(url);
  }

  @ParameterizedTest
  @CsvSource({
    "{{custom_values.x}}, javascript:alert(1), SCHEME",
    "{{custom_values.x}}, data:text/html, SCHEME",
    "{{custom_values.x}}, http://169.254.169.254/, PRIVATE_HOST",
    "https://{{custom_values.x}}/, localhost, PRIVATE_HOST",
    "https://{{custom_values.x}}example.com/, evil.example@, USER_INFO",
    "https://example.com/{{custom_values.x}}, a\\b, BACKSLASH",
    "https://example.com/{{custom_values.x}}, '', MISSING_VALUE",
    "https://example.com/{{custom_values.y}}, a, MISSING_VALUE",
  })
  void a_value_is_never_trusted(String source, String value, Reason reason) {
    DestinationTemplate template = DestinationTemplate.parse(source, false);

    assertThat(
            catchThrowableOfType(InvalidDestination.class, () -> resolve(template, value)).reason())
        .isEqualTo(reason);
  }

  @Test
  void a_value_cannot_add_a_header() {
    DestinationTemplate template =
        DestinationTemplate.parse("https://example.com/{{custom_values.x}}", false);

    assertThat(
            catchThrowableOfType(
                    InvalidDestination.class, () -> resolve(template, "a\r\nSet-Cookie: b=c"))
                .reason())
        .isEqualTo(Reason.CONTROL_CHARACTER);
  }

  @Test
  void it_lists_the_custom_values_used() {
    assertThat(
            DestinationTemplate.parse("{{custom_values.base}}/{{custom_values.page}}", false)
                .customValues())
        .containsExactly("base", "page");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com/{{contact.email}}",
        "{{link.Spring Sale}}",
        "{{foo.x}}",
        "{{custom_values.x"
      })
  void only_custom_values_may_stand_in_it(String source) {
    assertThat(early(source).reason()).isEqualTo(Reason.PLACEHOLDER);
  }

  @Test
  void the_refusal_names_the_placeholder() {
    assertThat(early("https://example.com/{{contact.email}}"))
        .hasMessageContaining("{{contact.email}}");
    assertThat(early("{{foo.x}}")).hasMessageContaining("{{foo.x}}");
  }

  @ParameterizedTest
  @CsvSource({
    "javascript:{{custom_values.x}}, SCHEME",
    "ftp://{{custom_values.x}}, SCHEME",
    "http://localhost/{{custom_values.x}}, PRIVATE_HOST",
    "https://me@example.com/{{custom_values.x}}, USER_INFO",
    "http://localhost/, PRIVATE_HOST",
  })
  void what_no_value_can_make_right_is_refused_at_once(String source, Reason reason) {
    assertThat(early(source).reason()).isEqualTo(reason);
  }

  private static InvalidDestination early(String source) {
    return catchThrowableOfType(
        InvalidDestination.class, () -> DestinationTemplate.parse(source, false));
  }

  private static Destination resolve(DestinationTemplate template, String x) {
    Map<String, String> values = Map.of("x", x);
    return template.resolve(name -> Optional.ofNullable(values.get(name)), false);
  }
}
