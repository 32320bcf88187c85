package org.triggerlinks.channels.email;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** The text of an answer that is written in HTML only. */
final class HtmlReply implements NodeVisitor {

  /** Where Gmail, Apple, Thunderbird, Yahoo and Outlook put what they repeat. */
  private static final String REPEATED =
      ".gmail_quote, .gmail_attr, blockquote[type=cite], .moz-cite-prefix, .yahoo_quoted,"
          + " #appendonsend ~ *, #divRplyFwdMsg, #divRplyFwdMsg ~ *, #mail-editor-reference-message-container";

  private final StringBuilder text = new StringBuilder();

  private HtmlReply() {}

  static String text(String html) {
    Document document = Jsoup.parse(html);
    document.select("script, style, head, title").remove();
    Document without = document.clone();
    without.select(REPEATED).remove();
    String written = lines(without);
    return written.isBlank() ? lines(document) : written;
  }

  private static String lines(Document document) {
    HtmlReply visitor = new HtmlReply();
    document.body().traverse(visitor);
    return visitor
        .text
        .toString()
        .replace('\u00a0', ' ')
        .replaceAll(" {2,}", " ")
        .replaceAll("\\h*\n\\h*", "\n")
        .replaceAll("\n{3,}", "\n\n")
        .strip();
  }

  @Override
  public void head(Node node, int depth) {
    if (node instanceof TextNode words) {
      text.append(words.getWholeText().replaceAll("\\s+", " "));
    } else if (node instanceof Element element
        && (element.nameIs("br") || (element.isBlock() && !endsLine()))) {
      text.append('\n');
    }
  }

  @Override
  public void tail(Node node, int depth) {
    if (node instanceof Element element && element.isBlock() && !endsLine()) {
      text.append(element.nameIs("p") ? "\n\n" : "\n");
    }
  }

  private boolean endsLine() {
    return text.isEmpty() || text.charAt(text.length() - 1) == '\n';
  }
}
