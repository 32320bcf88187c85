package org.triggerlinks.model.text;

import java.util.regex.Pattern;

/** The template of an e-mail's subject: one line, so that no header can be smuggled in after it. */
public final class Subject {

  private static final String LINE_BREAKS = "[\\p{Cntrl}\\x85\\u2028\\u2029]+";

  private final Template template;

  private Subject(Template template) {
    this.template = template;
  }

  /**
   * Reads a subject.
   *
   * @throws InvalidTemplate if it has a line break or another control character
   */
  public static Subject parse(String source) {
    var control = Pattern.compile(LINE_BREAKS).matcher(source);
    if (control.find()) {
      throw InvalidTemplate.lineBreakInSubject(source, control.start());
    }
    return new Subject(Template.parse(source));
  }

  /** The template, to ask for names and to check them. */
  public Template template() {
    return template;
  }

  /** The subject; a line break that came with a value becomes a space. */
  public String render(Values values) {
    return template.render(values).replaceAll(LINE_BREAKS, " ").strip();
  }
}
