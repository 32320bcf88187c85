package org.triggerlinks.model.destination;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.triggerlinks.model.text.Catalog;
import org.triggerlinks.model.text.InvalidTemplate;
import org.triggerlinks.model.text.Template;
import org.triggerlinks.model.text.Values;

/**
 * A destination that may contain custom values, in part or whole: {@code
 * {{custom_values.monthly_promo_url}}}. A value is trusted at no time: the URL it makes is read
 * like one that was typed, at each click.
 */
public final class DestinationTemplate {

  private static final Pattern STARTS_LIKE_HTTP =
      Pattern.compile("(?i)h?|ht|htt|http|https?:?/?|https?://.*", Pattern.DOTALL);
  private static final Pattern WITH_WHOLE_HOST =
      Pattern.compile("(?i)https?://[^/?#]*[/?#].*", Pattern.DOTALL);

  private final String source;
  private final Template template;

  private DestinationTemplate(String source, Template template) {
    this.source = source;
    this.template = template;
  }

  /**
   * Reads a destination as it was typed, and refuses early what no value could make right.
   *
   * @throws InvalidDestination if it can never be a destination, or uses more than custom values
   */
  public static DestinationTemplate parse(String source, boolean allowPrivate) {
    String typed = source == null ? "" : source.strip();
    Template template = read(typed);
    int open = typed.indexOf("{{");
    if (open < 0) {
      Destination.parse(source, allowPrivate);
    } else {
      checkStart(typed.substring(0, open), allowPrivate);
    }
    return new DestinationTemplate(typed, template);
  }

  /** Names of the custom values used. */
  public Set<String> customValues() {
    return template.customValues();
  }

  /**
   * Compares the custom values used with those there are.
   *
   * @throws org.triggerlinks.model.text.UnknownNames with all that are not known
   */
  public void check(Catalog catalog) {
    template.check(catalog);
  }

  /** As it was typed. */
  public String source() {
    return source;
  }

  /**
   * The destination with these custom values.
   *
   * @param value the value of a name
   * @throws InvalidDestination if a value is missing, or the result is no destination
   */
  public Destination resolve(Function<String, Optional<String>> value, boolean allowPrivate) {
    return Destination.parse(template.render(new CustomValues(value)), allowPrivate);
  }

  private static Template read(String typed) {
    Template template;
    try {
      template = Template.parse(typed);
    } catch (InvalidTemplate e) {
      throw InvalidDestination.placeholderSyntax(e.getMessage());
    }
    template.contactFields().stream()
        .map("contact."::concat)
        .findFirst()
        .or(() -> template.links().stream().map("link."::concat).findFirst())
        .ifPresent(
            name -> {
              throw InvalidDestination.placeholder(name);
            });
    return template;
  }

  private static void checkStart(String start, boolean allowPrivate) {
    if (WITH_WHOLE_HOST.matcher(start).matches() || !STARTS_LIKE_HTTP.matcher(start).matches()) {
      Destination.parse(start, allowPrivate);
    }
  }

  private record CustomValues(Function<String, Optional<String>> value) implements Values {

    @Override
    public Optional<String> contact(String field) {
      throw InvalidDestination.placeholder("contact." + field);
    }

    @Override
    public Optional<String> customValue(String name) {
      return Optional.of(
          value
              .apply(name)
              .map(String::strip)
              .filter(v -> !v.isEmpty())
              .orElseThrow(() -> InvalidDestination.missingValue(name)));
    }

    @Override
    public String linkUrl(String link) {
      throw InvalidDestination.placeholder("link." + link);
    }
  }
}
