package org.triggerlinks.model.text;

import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** The plain-text part that says what an HTML part says, with the URLs of its links. */
final class HtmlText implements NodeVisitor {

  /** What an empty line sets off. */
  private static final Set<String> APART =
      Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol");

  private final StringBuilder text = new StringBuilder();

  private HtmlText() {}

  private static String before(Element element) {
    return APART.contains(element.normalName()) ? "\n\n" : element.isBlock() ? "\n" : "";
  }

  static String of(Document document) {
    document.select("script, style, head, [style~=display:\\s*none]").remove();
    HtmlText visitor = new HtmlText();
    document.body().traverse(visitor);
    return visitor
        .text
        .toString()
        .replaceAll("\\h*\n\\h*", "\n")
        .replaceAll("\n{3,}", "\n\n")
        .strip();
  }

  @Override
  public void head(Node node, int depth) {
    if (node instanceof TextNode words) {
      text.append(words.getWholeText().replaceAll("\\s+", " "));
    } else if (node instanceof Element element) {
      switch (element.normalName()) {
        case "br" -> text.append('\n');
        case "li" -> text.append("\n- ");
        case "img" -> text.append(element.attr("alt"));
        default -> text.append(before(element));
      }
    }
  }

  @Override
  public void tail(Node node, int depth) {
    if (!(node instanceof Element element)) {
      return;
    }
    String url = element.attr("href");
    if (element.nameIs("a") && HtmlPlaces.isHarmlessUrl(url) && !element.text().equals(url)) {
      text.append(element.text().isBlank() && element.select("img[alt]").isEmpty() ? "" : ": ")
          .append(url);
    } else if (APART.contains(element.normalName())) {
      text.append("\n\n");
    } else if (element.nameIs("td") || element.nameIs("th")) {
      text.append(' ');
    } else if (element.isBlock() && !element.nameIs("li")) {
      text.append('\n');
    }
  }
}
