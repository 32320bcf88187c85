package org.triggerlinks.model.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Entities;
import org.jsoup.parser.Parser;
import org.triggerlinks.model.text.HtmlPlaces.Place;
import org.triggerlinks.model.text.Placeholder.Kind;

/**
 * An e-mail written as HTML. jsoup tells once where each placeholder stands; the author's source is
 * then filled in as it is, so that nothing a mail client depends on is rewritten.
 */
record HtmlEmail(Template template, List<Place> places) implements EmailTemplate {

  static EmailTemplate parse(String source) {
    Template template = Template.parse(source);
    List<Place> places = HtmlPlaces.of(source, template);
    // In HTML a name may be written "Tom &amp; Jerry".
    return new HtmlEmail(template.rewritten(text -> Parser.unescapeEntities(text, false)), places);
  }

  @Override
  public EmailBody render(Values values) {
    Values once = OneUrlPerLink.of(values);
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      Object part = template.parts().get(i);
      parts.add(part instanceof Placeholder p ? html(p, places.get(i), once) : (String) part);
    }
    String html = String.join("", parts);
    return new EmailBody(html, HtmlText.of(Jsoup.parse(html)));
  }

  private static String html(Placeholder placeholder, Place place, Values values) {
    if (placeholder.kind() == Kind.LINK) {
      return switch (place) {
        case TEXT -> EmailTemplate.anchor(placeholder, values);
        case ANCHOR ->
            EmailTemplate.isAnchored(placeholder)
                ? Entities.escape(placeholder.after())
                : attribute(values.linkUrl(placeholder.name()));
        default -> attribute(values.linkUrl(placeholder.name()));
      };
    }
    String value = placeholder.value(values);
    return switch (place) {
      case URL_START -> HtmlPlaces.isHarmlessUrl(value) ? attribute(value.strip()) : "";
      case TEXT, ANCHOR -> Entities.escape(value).replaceAll("\\R", "<br>\n");
      default -> attribute(value);
    };
  }

  /** Safe in double, single and no quotes. */
  private static String attribute(String value) {
    return Entities.escape(value)
        .replace("\"", "&quot;")
        .replace("'", "&#39;")
        .replace("`", "&#96;")
        .codePoints()
        .mapToObj(c -> c <= ' ' ? "&#" + c + ";" : Character.toString(c))
        .collect(Collectors.joining());
  }
}
