package org.triggerlinks.model.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailTemplateTest {

  private static final String URL = "https://l.example/1";
  private static final String EVIL = "<b onclick=\"x\">'&\n`</b>";

  private final TestValues values =
      new TestValues(
          Map.of("first_name", "Ada", "evil", EVIL, "site", "javascript:alert(1)"),
          Map.of("promo", "https://example.com/?a=1&b=2"));

  @Test
  void braces_behind_a_backslash_move_no_place_in_html() {
    EmailBody body =
        EmailTemplate.html("<p>\\{{x}} \\{{</p><a href=\"{{contact.site}}\">{{contact.x}}</a>")
            .render(new TestValues(Map.of("x", "<Ada>", "site", "https://a.example/"), Map.of()));

    assertThat(body.html())
        .isEqualTo("<p>{{x}} {{</p><a href=\"https://a.example/\">&lt;Ada&gt;</a>");
  }

  @Test
  void a_plain_body_keeps_its_paragraphs_and_lines_in_both_parts() {
    EmailBody body =
        EmailTemplate.plain(
                "Hi {{contact.first_name}},\r\n\r\n1 < 2 & so\r\non: {{link.Sale | Book now}}\n\n\nBye {{link.Sale}}\n")
            .render(values);

    assertThat(body.html())
        .isEqualTo(
            ("<p>Hi Ada,</p>\n<p>1 &lt; 2 &amp; so<br>\non: <a href=\"%s\">Book now</a></p>\n"
                    + "<p>Bye <a href=\"%s\">%s</a></p>")
                .formatted(URL, URL, URL));
    assertThat(body.text())
        .isEqualTo("Hi Ada,\n\n1 < 2 & so\non: Book now: " + URL + "\n\n\nBye " + URL);
    assertThat(values.asked).containsExactly("Sale");
  }

  @Test
  void a_value_in_a_plain_body_is_never_mark_up() {
    EmailBody body = EmailTemplate.plain("{{contact.evil}} {{link.A | <i>}}").render(values);

    assertThat(body.html()).doesNotContain("<b ", "<i>").contains("&lt;b", "&lt;i&gt;");
    assertThat(body.text()).startsWith(EVIL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "<p>{{link.Sale | Book now}}</p> => <p><a href=\"https://l.example/1\">Book now</a></p>",
        "{{link.Sale}} => <a href=\"https://l.example/1\">https://l.example/1</a>",
        "<a class=x href=\"{{link.Sale}}\">Go</a> => <a class=x href=\"https://l.example/1\">Go</a>",
        "<a href=\"{{link.Sale}}\">{{link.Sale}}</a> => <a href=\"https://l.example/1\">https://l.example/1</a>",
        "<a href='{{link.Sale}}'>{{link.Sale | Go}}</a> => <a href='https://l.example/1'>Go</a>",
        "<a href={{link.Sale}}>Go</a> => <a href=https://l.example/1>Go</a>",
        "<a href=\"{{custom_values.promo}}\">x</a> => <a href=\"https://example.com/?a=1&amp;b=2\">x</a>",
        "<a href=\"{{contact.site}}\">x</a> => <a href=\"\">x</a>",
        "<!--[if mso]><v:rect href=\"{{link.Sale}}\"><![endif]--> => <!--[if mso]><v:rect href=\"https://l.example/1\"><![endif]-->",
        "<title>{{link.Sale}}</title> => <title>https://l.example/1</title>",
        "<style>@media x{a{b:c}}</style>Hi => <style>@media x{a{b:c}}</style>Hi",
      })
  void an_html_body_is_kept_and_filled_in_by_place(String source, String html) {
    assertThat(EmailTemplate.html(source).render(values).html()).isEqualTo(html);
  }

  @Test
  void a_value_cannot_leave_its_place_in_html() {
    String html =
        EmailTemplate.html(
                "<p title=\"{{contact.evil}}\" lang={{contact.evil}} id='{{contact.evil}}'>{{contact.evil}}</p>")
            .render(values)
            .html();

    var p = Jsoup.parseBodyFragment(html).body();
    assertThat(p.select("b")).isEmpty();
    assertThat(p.select("[onclick]")).isEmpty();
    assertThat(p.selectFirst("p").attr("title")).isEqualTo(EVIL);
    assertThat(p.selectFirst("p").attr("lang")).isEqualTo(EVIL);
    assertThat(p.selectFirst("p").attr("id")).isEqualTo(EVIL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>{{contact.evil}}</script>", "<style>{{contact.evil}}</style>",
        "<a onclick=\"{{contact.evil}}\">x</a>", "<a style=\"{{contact.evil}}\">x</a>",
        "<{{contact.evil}}>", "<a {{contact.evil}}=1>x</a>"
      })
  void a_placeholder_where_no_value_is_safe_is_refused(String source) {
    assertThatThrownBy(() -> EmailTemplate.html(source))
        .isInstanceOf(InvalidTemplate.class)
        .hasMessageContaining("character " + (source.indexOf("{{") + 1));
  }

  @Test
  void a_name_in_html_may_be_written_with_entities() {
    EmailTemplate template = EmailTemplate.html("{{link.Tom &amp; Jerry | A &lt; B}}");

    assertThat(template.template().links()).containsExactly("Tom & Jerry");
    assertThat(template.render(values).html()).isEqualTo("<a href=\"" + URL + "\">A &lt; B</a>");
  }

  @Test
  void the_text_part_says_what_the_html_says_with_the_urls() {
    EmailBody body =
        EmailTemplate.html(
                """
                <html><head><title>T</title><style>p{}</style></head><body>
                <div style="display:none">preview</div>
                <h1>Spring</h1><p>Hi {{contact.first_name}},<br>see
                <a href="{{link.Sale}}">our <b>offer</b></a>.</p>
                <ul><li>one</li><li>two</li></ul>
                <a href="{{link.Sale}}"><img src="x.png" alt="Banner"></a>
                <p>{{link.Sale}} <a href="#top">up</a></p></body></html>
                """)
            .render(values);

    assertThat(body.text())
        .isEqualTo(
            """
            Spring

            Hi Ada,
            see our offer: %1$s.

            - one
            - two

            Banner: %1$s

            %1$s up"""
                .formatted(URL));
    assertThat(values.asked).containsExactly("Sale");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\nBcc: x",
        "a\rb",
        "a\u0000b",
        "a\u2028b",
        "a\u0085b",
        "{{contact.first_name\n}}"
      })
  void a_subject_of_more_than_one_line_is_refused(String source) {
    assertThatThrownBy(() -> Subject.parse(source))
        .isInstanceOf(InvalidTemplate.class)
        .hasMessageContaining("line break");
  }

  @Test
  void a_value_cannot_add_a_header_to_the_subject() {
    TestValues smuggler =
        new TestValues(Map.of("first_name", "Ada\r\nBcc: a@example.com"), Map.of());

    assertThat(Subject.parse("Hi {{contact.first_name}}").render(smuggler))
        .isEqualTo("Hi Ada Bcc: a@example.com");
  }
}
