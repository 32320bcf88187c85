package org.triggerlinks.model.link;

import java.util.regex.Pattern;

/**
 * The name of a link, as templates can write it: a bar, a brace or a line would end it there, and
 * nobody sees how many blanks there are.
 */
public final class LinkName {

  private static final Pattern BLANKS = Pattern.compile("[\\h\\s]+");
  private static final Pattern UNWRITABLE = Pattern.compile("[{}|\\p{Cc}]");

  private LinkName() {}

  /**
   * The name with single blanks only.
   *
   * @throws InvalidLinkName if no template could name it
   */
  public static String of(String given) {
    String name = BLANKS.matcher(given).replaceAll(" ").strip();
    if (name.isEmpty()) {
      throw new InvalidLinkName("A link needs a name.");
    }
    if (UNWRITABLE.matcher(name).find()) {
      throw new InvalidLinkName(
          "The name \"%s\" cannot be written in a message: leave out {, }, | and control characters."
              .formatted(UNWRITABLE.matcher(name).replaceAll("?")));
    }
    return name;
  }
}
