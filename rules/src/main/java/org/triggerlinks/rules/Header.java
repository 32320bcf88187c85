package org.triggerlinks.rules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.triggerlinks.model.fact.CustomEvent;

/** The settings of a workflow, written as comment lines ({@code // key: value}) above its rules. */
final class Header {

  private static final String KEY = "re-entry";
  private static final List<String> VALUES =
      List.of(
          "never again",
          "only after leaving",
          "after a cool-down of 30 days",
          "always",
          "once per appointmentId");
  private static final Pattern SETTING = Pattern.compile("[\\s/*]*([^:]{1,30}?)\\s*:\\s*(.*?)\\s*");
  private static final Pattern COOL_DOWN =
      Pattern.compile("after a cool-down of ([1-9]\\d{0,5}) (minute|hour|day)s?");
  private static final Pattern ONCE_PER = Pattern.compile("once per (\\w+)");

  private final Source source;
  private final Set<Trigger> triggers;
  private final List<RuleProblem> problems;
  private ReEntry reEntry = new ReEntry.OnlyAfterLeaving();

  private Header(Source source, Set<Trigger> triggers, List<RuleProblem> problems) {
    this.source = source;
    this.triggers = triggers;
    this.problems = problems;
  }

  /** Reads the re-entry policy; what is wrong with the header is added to the problems. */
  static ReEntry read(Source source, Set<Trigger> triggers, List<RuleProblem> problems) {
    Header header = new Header(source, triggers, problems);
    List<Integer> found = new ArrayList<>();
    for (int line = 1; line <= source.headerLines(); line++) {
      if (header.readLine(line)) {
        found.add(line);
      }
    }
    if (found.size() > 1) {
      problems.add(source.problem(found.get(1), "The header says re-entry twice.", "Keep one."));
    }
    for (int line = source.headerLines() + 1; line <= source.lines().size(); line++) {
      header.checkBelow(line);
    }
    return header.reEntry;
  }

  /** Whoever writes it there believes that it is in force. */
  private void checkBelow(int line) {
    Optional<Matcher> setting = setting(line);
    if (setting.isPresent() && letters(setting.get().group(1)).equals("reentry")) {
      problems.add(
          source.problem(
              line,
              "The header says re-entry above the first rule, and not below it.",
              "Move the line above line " + (source.headerLines() + 1) + "."));
    }
  }

  /** What this line sets, if it is a comment that sets something. */
  private Optional<Matcher> setting(int line) {
    String text = source.lines().get(line - 1);
    Matcher setting = SETTING.matcher(text);
    return text.matches("\\s*(//|/?\\*).*") && setting.matches()
        ? Optional.of(setting)
        : Optional.empty();
  }

  private static String letters(String key) {
    return key.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
  }

  private boolean readLine(int line) {
    Matcher setting = setting(line).orElse(null);
    if (setting == null) {
      return false;
    }
    String key = setting.group(1);
    if (key.equals(KEY)) {
      readValue(line, setting.group(2));
      return true;
    }
    if (Nearest.to(letters(key), List.of("reentry")).isPresent()) {
      problems.add(
          source.problem(
              line, "The header has no setting \"" + key + "\".", "Did you mean re-entry?"));
    }
    return false;
  }

  private void readValue(int line, String value) {
    Matcher coolDown = COOL_DOWN.matcher(value);
    Matcher oncePer = ONCE_PER.matcher(value);
    if (value.equals("never again")) {
      reEntry = new ReEntry.NeverAgain();
    } else if (value.equals("only after leaving")) {
      reEntry = new ReEntry.OnlyAfterLeaving();
    } else if (value.equals("always")) {
      reEntry = new ReEntry.Always();
    } else if (coolDown.matches()) {
      long count = Long.parseLong(coolDown.group(1));
      reEntry = new ReEntry.CoolDown(length(coolDown.group(2), count), value);
    } else if (oncePer.matches()) {
      reEntry = new ReEntry.OncePer(oncePer.group(1));
      checkProperty(line, oncePer.group(1));
    } else {
      String hint =
          Nearest.to(value, VALUES)
              .map(near -> "Did you mean \"" + near + "\"?")
              .orElse("It can be one of: " + String.join(" | ", VALUES) + ".");
      problems.add(source.problem(line, "\"" + value + "\" is no re-entry policy.", hint));
    }
  }

  private static Duration length(String unit, long count) {
    return switch (unit) {
      case "minute" -> Duration.ofMinutes(count);
      case "hour" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }

  /** A custom event may carry any value, so nothing can be said about it in advance. */
  private void checkProperty(int line, String property) {
    Set<String> known = new TreeSet<>();
    for (Trigger trigger : triggers) {
      known.addAll(Vocabulary.components(trigger.type()));
      if (trigger.type() == CustomEvent.class) {
        return;
      }
    }
    if (!known.contains(property)) {
      String hint =
          Nearest.to(property, known)
              .map(near -> "Did you mean " + near + "?")
              .orElse("It can be one of: " + String.join(", ", known) + ".");
      problems.add(
          source.problem(
              line, "No fact that triggers this workflow has a \"" + property + "\".", hint));
    }
  }
}
