package org.triggerlinks.model.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {

  private final TestValues values =
      new TestValues(
          Map.of("first_name", "Ada", "blank", " ", "trick", "{{link.Spring Sale}}"),
          Map.of("promo", "20% off $1"));

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "Hi {{contact.first_name}}! => Hi Ada!",
        "Hi {{contact.first_name | there}}! => Hi Ada!",
        "Hi {{contact.last_name | there}}! => Hi there!",
        "Hi {{contact.last_name|there}}! => Hi there!",
        "Hi {{contact.last_name}}! => Hi !",
        "Hi {{contact.last_name | }}! => Hi !",
        "Hi {{contact.blank | you}}! => Hi you!",
        "Hi {{contact.last_name | a|b}}! => Hi a|b!",
        "{{  contact . first_name  }} => Ada",
        "{{custom_values.promo}} => 20% off $1",
        "{{link.Spring Sale}} => https://l.example/1",
        "{{link.Spring   Sale | Book now}} => https://l.example/1",
        "{{link.Spring Sale}} {{link.Other}} {{link.Spring Sale}} => https://l.example/1 https://l.example/2 https://l.example/1",
        "{{contact.trick}} => {{link.Spring Sale}}",
        "a } b }} c { d ${e} => a } b }} c { d ${e}",
        "no placeholder => no placeholder",
      })
  void a_template_becomes_text(String source, String text) {
    assertThat(Template.parse(source).render(values)).isEqualTo(text);
  }

  @Test
  void line_breaks_and_no_break_spaces_in_a_placeholder_do_not_matter() {
    assertThat(Template.parse("{{link.Spring\n\u00a0 Sale}}").links())
        .containsExactly("Spring Sale");
  }

  @Test
  void a_link_used_twice_is_asked_for_its_url_once() {
    Template.parse("{{link.A}} {{link.A | x}} {{link.B}}").render(values);

    assertThat(values.asked).containsExactly("A", "B");
  }

  @Test
  void it_lists_the_names_it_uses() {
    Template template =
        Template.parse(
            "{{link.B}}{{link.A | x}}{{custom_values.v}}{{contact.email}}{{contact.size | M}}");

    assertThat(template.links()).containsExactly("B", "A");
    assertThat(template.customValues()).containsExactly("v");
    assertThat(template.contactFields()).containsExactly("email", "size");
  }

  @ParameterizedTest
  @CsvSource({
    "Hi {{contact.first_name, 3, never closed",
    "{{, 0, never closed",
    "a {{b {{contact.first_name}}, 2, never closed",
    "Hi {{first_name}}, 3, Did you mean {{contact.first_name}}?",
    "Hi {{contacts.email}}, 3, is not a placeholder",
    "Hi {{}}, 3, is not a placeholder",
    "Hi {{link.}}, 3, is not a placeholder",
    "Hi {{link. | x}}, 3, is not a placeholder",
  })
  void an_error_says_where_it_is(String source, int position, String why) {
    InvalidTemplate error =
        catchThrowableOfType(InvalidTemplate.class, () -> Template.parse(source));

    assertThat(error).hasMessageContaining(why).hasMessageContaining("character " + (position + 1));
    assertThat(error.position()).isEqualTo(position);
  }

  @Test
  void an_error_counts_lines() {
    assertThatThrownBy(() -> Template.parse("Hi\nthere {{x"))
        .hasMessageContaining("line 2, character 7");
  }

  @Test
  void all_unknown_names_are_listed_with_the_nearest() {
    Catalog catalog =
        new Names(Set.of("Spring Sale", "Survey"), Set.of("promo_url"), Set.of("size"));
    Template template =
        Template.parse(
            "{{link.Sprng Sale}} {{link.survey}} {{link.Zebra}} {{custom_values.promo}}"
                + " {{contact.sise}} {{contact.frst_name}} {{contact.size}} {{contact.email}}");

    assertThatThrownBy(() -> template.check(catalog))
        .isInstanceOf(UnknownNames.class)
        .hasMessage(
            "There is no link named \"Sprng Sale\". Did you mean \"Spring Sale\"?"
                + " There is no link named \"survey\". Did you mean \"Survey\"?"
                + " There is no link named \"Zebra\"."
                + " There is no custom value named \"promo\"."
                + " There is no contact field named \"sise\". Did you mean \"size\"?"
                + " There is no contact field named \"frst_name\". Did you mean \"first_name\"?");
    assertThat(catchThrowableOfType(UnknownNames.class, () -> template.check(catalog)).unknown())
        .hasSize(6);
  }

  @Test
  void an_archived_link_is_not_called_unknown() {
    Catalog catalog =
        new Catalog() {
          @Override
          public Set<String> links() {
            return Set.of("Winter Sales");
          }

          @Override
          public Set<String> customValues() {
            return Set.of();
          }

          @Override
          public Set<String> fields() {
            return Set.of();
          }

          @Override
          public boolean hasArchivedLink(String name) {
            return name.equals("Winter Sale");
          }
        };

    assertThatThrownBy(() -> Template.parse("{{link.Winter Sale}}").check(catalog))
        .isInstanceOf(UnknownNames.class)
        .hasMessage(
            "The link \"Winter Sale\" is archived, so it cannot be put into messages. Bring it"
                + " back (POST /links/{id}/unarchive), or use another.");
  }

  @Test
  void known_names_pass() {
    Template.parse("{{link.A}}{{custom_values.v}}{{contact.email}}{{contact.size}}")
        .check(new Names(Set.of("A"), Set.of("v"), Set.of("size")));
  }

  @Test
  void braces_behind_a_backslash_are_braces() {
    Template template = Template.parse("\\{{contact.x}} {{contact.x}} \\{{ {\\{{ \\{{{contact.x}}");

    assertThat(template.contactFields()).containsExactly("x");
    assertThat(template.render(new TestValues(Map.of("x", "Ada"), Map.of())))
        .isEqualTo("{{contact.x}} Ada {{ {{{ {{{contact.x}}");
  }

  @Test
  void any_text_is_read_or_refused_and_any_value_comes_out_as_it_is() {
    Random random = new Random(3);
    String alphabet = "{}{}|.$\\ contact\n";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(12); n > 0; n--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      String value = "v" + text;
      assertThat(
              Template.parse("a{{contact.x}}b")
                  .render(new TestValues(Map.of("x", value), Map.of())))
          .isEqualTo("a" + value + "b");
      try {
        Template.parse(text.toString());
      } catch (InvalidTemplate e) {
        assertThat(text.substring(e.position())).startsWith("{{");
      }
    }
  }

  private record Names(Set<String> links, Set<String> customValues, Set<String> fields)
      implements Catalog {}
}
