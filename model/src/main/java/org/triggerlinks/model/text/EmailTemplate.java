package org.triggerlinks.model.text;

import org.jsoup.nodes.Entities;
import org.triggerlinks.model.text.Placeholder.Kind;

/** The template of an e-mail's body, written as plain text or as HTML. */
public interface EmailTemplate {

  /** The names used, and a check of them. */
  Template template();

  /** Both parts; each link has one URL for the two. */
  EmailBody render(Values values);

  /**
   * Reads a body written as plain text: an empty line ends a paragraph, other line breaks are kept.
   *
   * @throws InvalidTemplate if a placeholder cannot be read
   */
  static EmailTemplate plain(String source) {
    return new PlainEmail(Template.parse(source.replaceAll("\\R", "\n").strip()));
  }

  /**
   * Reads a body written as HTML. The author's mark-up is kept as it is.
   *
   * @throws InvalidTemplate if a placeholder cannot be read, or stands where no value is safe
   */
  static EmailTemplate html(String source) {
    return HtmlEmail.parse(source);
  }

  /**
   * Reads a body of which both parts are given.
   *
   * @throws InvalidTemplate as the other two
   */
  static EmailTemplate both(String html, String text) {
    return new TwoPartEmail(html(html), plain(text));
  }

  /** The link as HTML; without anchor text its URL is what one sees. */
  static String anchor(Placeholder link, Values values) {
    String url = Entities.escape(values.linkUrl(link.name()));
    String seen = isAnchored(link) ? Entities.escape(link.after()) : url;
    return "<a href=\"%s\">%s</a>".formatted(url, seen);
  }

  /** True if the link says what to show in place of its URL. */
  static boolean isAnchored(Placeholder link) {
    return link.kind() == Kind.LINK && link.after() != null && !link.after().isBlank();
  }
}
