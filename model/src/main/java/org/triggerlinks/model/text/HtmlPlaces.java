package org.triggerlinks.model.text;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Where the placeholders of an HTML template stand, as an HTML parser sees it. */
final class HtmlPlaces {

  /** What surrounds a placeholder, and so how its value is written. */
  enum Place {
    LITERAL,
    TEXT,
    ANCHOR,
    ATTRIBUTE,
    URL_START
  }

  private static final Set<String> URL_ATTRIBUTES =
      Set.of("href", "src", "action", "formaction", "background", "cite", "poster", "xlink:href");
  private static final Pattern HARMLESS_URL =
      Pattern.compile(
          "\\s*(?:https?://|mailto:|tel:).*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private HtmlPlaces() {}

  /** A place for each part of the template. */
  static List<Place> of(String source, Template template) {
    List<Object> parts = template.parts();
    String mark = "tl" + Integer.toString(source.hashCode() & 0x7fffffff, 36);
    StringBuilder marked = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      marked.append(parts.get(i) instanceof String text ? text : mark + "n" + i + "x");
    }
    Document document = Jsoup.parse(marked.toString());
    List<Place> places = new ArrayList<>();
    Iterator<Integer> positions = TemplateReader.positions(source).iterator();
    for (int i = 0; i < parts.size(); i++) {
      places.add(
          parts.get(i) instanceof String
              ? Place.LITERAL
              : place(document, mark + "n" + i + "x", source, positions.next()));
    }
    return List.copyOf(places);
  }

  /** True if a mail client may follow it without running anything. */
  static boolean isHarmlessUrl(String url) {
    return HARMLESS_URL.matcher(url).matches();
  }

  private static Place place(Document document, String mark, String source, int position) {
    for (Node node : document.nodeStream().toList()) {
      if (node instanceof TextNode text && text.getWholeText().contains(mark)) {
        return inText(text);
      }
      // Conditional comments of Outlook hold buttons; what is in them is written like an attribute.
      if (node instanceof Comment comment && comment.getData().contains(mark)) {
        return Place.ATTRIBUTE;
      }
      if (node instanceof Element element) {
        for (Attribute attribute : element.attributes()) {
          if (attribute.getValue().contains(mark)) {
            return inAttribute(attribute, mark, source, position);
          }
        }
      }
    }
    throw InvalidTemplate.misplaced(source, position, "a tag, a script or a style");
  }

  private static Place inText(TextNode text) {
    Element parent = text.parent();
    if (parent.closest("title, textarea") != null) {
      return Place.ATTRIBUTE;
    }
    return parent.closest("a") == null ? Place.TEXT : Place.ANCHOR;
  }

  private static Place inAttribute(Attribute attribute, String mark, String source, int position) {
    String name = attribute.getKey();
    if (name.startsWith("on") || name.equals("style") || name.equals("srcdoc")) {
      throw InvalidTemplate.misplaced(source, position, "the attribute " + name);
    }
    return URL_ATTRIBUTES.contains(name) && attribute.getValue().strip().startsWith(mark)
        ? Place.URL_START
        : Place.ATTRIBUTE;
  }
}
