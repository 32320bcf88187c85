package org.triggerlinks.model.text;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Entities;
import org.triggerlinks.model.text.Placeholder.Kind;

/** An e-mail written as plain text. */
record PlainEmail(Template template) implements EmailTemplate {

  private static final Pattern PARAGRAPH = Pattern.compile("\n\\h*\n\\s*");

  @Override
  public EmailBody render(Values values) {
    Values once = OneUrlPerLink.of(values);
    String html = template.render(once, PlainEmail::paragraphs, PlainEmail::html);
    return new EmailBody(
        "<p>" + html + "</p>", template.render(once, text -> text, PlainEmail::text));
  }

  private static String paragraphs(String literal) {
    return Stream.of(PARAGRAPH.split(literal, -1))
        .map(PlainEmail::lines)
        .collect(Collectors.joining("</p>\n<p>"));
  }

  private static String lines(String text) {
    return Entities.escape(text).replace("\n", "<br>\n");
  }

  private static String html(Placeholder placeholder, Values values) {
    return placeholder.kind() == Kind.LINK
        ? EmailTemplate.anchor(placeholder, values)
        : Entities.escape(placeholder.value(values)).replaceAll("\\R", "<br>\n");
  }

  private static String text(Placeholder placeholder, Values values) {
    if (placeholder.kind() != Kind.LINK) {
      return placeholder.value(values);
    }
    String url = values.linkUrl(placeholder.name());
    return EmailTemplate.isAnchored(placeholder) ? placeholder.after() + ": " + url : url;
  }
}
