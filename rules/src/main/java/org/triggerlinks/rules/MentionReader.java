package org.triggerlinks.rules;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.text.StringEscapeUtils;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.triggerlinks.rules.Conditions.Condition;
import org.triggerlinks.rules.Consequence.Call;

/** Collects the names of links, tags and so on that a file writes out. */
final class MentionReader {

  private static final Pattern WORD_OR_TEXT =
      Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|([A-Za-z_$][\\w$]*)");
  private static final Pattern LINK_IN_TEXT = Pattern.compile("\\{\\{\\s*link\\.([^}|]+?)\\s*[}|]");

  private final Set<String> links = new TreeSet<>();
  private final Set<String> tags = new TreeSet<>();
  private final Set<String> waits = new TreeSet<>();
  private final Set<String> channels = new TreeSet<>();
  private final Set<String> events = new TreeSet<>();
  private final Set<String> workflows = new TreeSet<>();

  /** What a text stands for when it is compared with a field, by fact and field. */
  private final Map<String, Set<String>> fields =
      Map.ofEntries(
          Map.entry("LinkClicked.link", links),
          Map.entry("PastClick.link", links),
          Map.entry("Wait.link", links),
          Map.entry("WaitTimedOut.link", links),
          Map.entry("LinkClicked.endedWaits", waits),
          Map.entry("LinkClicked.lateFor", waits),
          Map.entry("Wait.name", waits),
          Map.entry("WaitTimedOut.name", waits),
          Map.entry("TagAdded.tag", tags),
          Map.entry("TagRemoved.tag", tags),
          Map.entry("Contact.tags", tags),
          Map.entry("Contact.tagged", tags),
          Map.entry("Contact.dnd", channels),
          Map.entry("Contact.reachable", channels),
          Map.entry("Contact.channels", channels),
          Map.entry("LinkClicked.channel", channels),
          Map.entry("PastClick.channel", channels),
          Map.entry("MessageReceived.channel", channels),
          Map.entry("MessageDelivered.channel", channels),
          Map.entry("MessageFailed.channel", channels),
          Map.entry("MessageDelivered.workflow", workflows),
          Map.entry("MessageFailed.workflow", workflows),
          Map.entry("CustomEvent.name", events));

  private MentionReader() {}

  static Mentions of(PackageDescr file, Source source) {
    MentionReader reader = new MentionReader();
    for (RuleDescr rule : file.getRules()) {
      Conditions.of(rule).all().forEach(reader::read);
      Consequence consequence = Consequence.of(rule, source);
      consequence.calls().forEach(reader::read);
      consequence.texts().forEach(reader::readTemplate);
    }
    return new Mentions(
        reader.links, reader.tags, reader.waits, reader.channels, reader.events, reader.workflows);
  }

  /** A text belongs to the last field named before it, as in {@code link in ( "A", "B" )}. */
  private void read(Condition condition) {
    for (String constraint : condition.constraints()) {
      Set<String> names = null;
      Matcher matcher = WORD_OR_TEXT.matcher(constraint);
      while (matcher.find()) {
        if (matcher.group(2) != null) {
          boolean field =
              condition
                  .type()
                  .filter(type -> Vocabulary.properties(type).contains(matcher.group(2)))
                  .isPresent();
          names = field ? fields.get(condition.fact() + "." + matcher.group(2)) : names;
        } else if (names != null) {
          names.add(StringEscapeUtils.unescapeJava(matcher.group(1)));
        }
      }
    }
  }

  private void read(Call call) {
    switch (call.name()) {
      case "waitForClick" -> readWaitForClick(call);
      case "waitFor", "waitUntil" -> call.text(0).ifPresent(waits::add);
      case "addTag", "removeTag" -> call.text(0).ifPresent(tags::add);
      case "setDnd", "clearDnd", "send" -> call.text(0).ifPresent(channels::add);
      case "startWorkflow" -> call.text(0).ifPresent(workflows::add);
      case "sendHtmlEmail" -> channels.add("email");
      default -> {
        if (call.name().startsWith("send")) {
          channels.add(call.name().substring("send".length()).toLowerCase(Locale.ROOT));
        }
      }
    }
  }

  private void readWaitForClick(Call call) {
    call.text(0).ifPresent(waits::add);
    call.text(Math.max(0, call.texts().size() - 2)).ifPresent(links::add);
  }

  private void readTemplate(String text) {
    Matcher matcher = LINK_IN_TEXT.matcher(text);
    while (matcher.find()) {
      links.add(matcher.group(1));
    }
  }
}
