package org.triggerlinks.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.text.StringEscapeUtils;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.triggerlinks.rules.Conditions.Condition;
import org.triggerlinks.rules.Consequence.Call;
import org.triggerlinks.rules.Consequence.Text;
import org.triggerlinks.rules.Mention.Kind;

/** Collects the names of links, tags and so on that a file writes out. */
final class MentionReader {

  private static final Pattern WORD_OR_TEXT =
      Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|([A-Za-z_$][\\w$]*)");

  /** As templates are read when a message is written: a bar, brace or line ends a name. */
  private static final Pattern PLACEHOLDER =
      Pattern.compile("(?<!\\\\)\\{\\{\\s*(\\w+)\\s*\\.\\s*([^|{}]*?)\\s*(?:\\||}})");

  private static final Map<String, Kind> PLACEHOLDERS =
      Map.of(
          "link", Kind.LINK_IN_TEXT,
          "custom_values", Kind.CUSTOM_VALUE,
          "contact", Kind.FIELD);

  /** What a text stands for when it is compared with a field, by fact and field. */
  private static final Map<String, Kind> FIELDS =
      Map.ofEntries(
          Map.entry("LinkClicked.link", Kind.LINK),
          Map.entry("PastClick.link", Kind.LINK),
          Map.entry("Wait.link", Kind.LINK),
          Map.entry("WaitTimedOut.link", Kind.LINK),
          Map.entry("LinkClicked.endedWaits", Kind.WAIT),
          Map.entry("LinkClicked.lateFor", Kind.WAIT),
          Map.entry("Wait.name", Kind.WAIT),
          Map.entry("WaitTimedOut.name", Kind.WAIT),
          Map.entry("TagAdded.tag", Kind.TAG),
          Map.entry("TagRemoved.tag", Kind.TAG),
          Map.entry("Contact.tags", Kind.TAG),
          Map.entry("Contact.tagged", Kind.TAG),
          Map.entry("Contact.field", Kind.FIELD),
          Map.entry("Contact.fields", Kind.FIELD),
          Map.entry("Contact.dnd", Kind.CHANNEL),
          Map.entry("Contact.reachable", Kind.CHANNEL),
          Map.entry("Contact.channels", Kind.CHANNEL),
          Map.entry("LinkClicked.channel", Kind.CHANNEL),
          Map.entry("PastClick.channel", Kind.CHANNEL),
          Map.entry("MessageReceived.channel", Kind.CHANNEL),
          Map.entry("MessageDelivered.channel", Kind.CHANNEL),
          Map.entry("MessageFailed.channel", Kind.CHANNEL),
          Map.entry("MessageFailed.kind", Kind.FAILURE),
          Map.entry("MessageDelivered.workflow", Kind.WORKFLOW),
          Map.entry("MessageFailed.workflow", Kind.WORKFLOW),
          Map.entry("Unsubscribed.channel", Kind.CHANNEL),
          Map.entry("Unsubscribed.workflow", Kind.WORKFLOW),
          Map.entry("CustomEvent.name", Kind.EVENT));

  // Where a template's link stands: behind channel, name and language.
  private static final int BUTTON = 3;

  private final Source source;
  private final RuleDescr rule;
  private final List<Mention> mentions = new ArrayList<>();

  private MentionReader(Source source, RuleDescr rule) {
    this.source = source;
    this.rule = rule;
  }

  static Mentions of(PackageDescr file, Source source) {
    List<Mention> all = new ArrayList<>();
    for (RuleDescr rule : file.getRules()) {
      MentionReader reader = new MentionReader(source, rule);
      Conditions.of(rule).all().forEach(reader::read);
      Consequence consequence = Consequence.of(rule, source);
      consequence.calls().forEach(reader::read);
      consequence.texts().forEach(reader::readTemplate);
      all.addAll(reader.mentions);
    }
    return new Mentions(all);
  }

  /** A text belongs to the last field named before it, as in {@code link in ( "A", "B" )}. */
  private void read(Condition condition) {
    for (String constraint : condition.constraints()) {
      Kind kind = null;
      Matcher matcher = WORD_OR_TEXT.matcher(constraint);
      while (matcher.find()) {
        if (matcher.group(2) != null) {
          kind = kindOf(condition, matcher.group(2), kind);
        } else if (kind != null) {
          add(kind, StringEscapeUtils.unescapeJava(matcher.group(1)), condition.line());
          // After the name of a contact's field comes what it is compared with.
          kind = kind == Kind.FIELD ? null : kind;
        }
      }
    }
  }

  private static Kind kindOf(Condition condition, String word, Kind before) {
    boolean field =
        condition.type().filter(type -> Vocabulary.properties(type).contains(word)).isPresent();
    return field ? FIELDS.get(condition.fact() + "." + word) : before;
  }

  private void read(Call call) {
    switch (call.name()) {
      case "waitForClick" -> readWaitForClick(call);
      case "waitFor", "waitUntil" -> first(call, Kind.WAIT_OPENED);
      case "endWait" -> first(call, Kind.WAIT);
      case "addTag", "removeTag" -> first(call, Kind.TAG);
      case "sendTemplateWithLink" -> {
        first(call, Kind.CHANNEL);
        call.text(BUTTON).ifPresent(link -> add(Kind.LINK, link, call.line()));
      }
      case "setDnd", "clearDnd", "send", "sendTemplate" -> first(call, Kind.CHANNEL);
      case "startWorkflow" -> first(call, Kind.WORKFLOW);
      case "setField" -> first(call, Kind.FIELD_SET);
      case "sendHtmlEmail" -> add(Kind.CHANNEL, "email", call.line());
      default -> {
        if (call.name().startsWith("send")) {
          String channel = call.name().substring("send".length()).toLowerCase(Locale.ROOT);
          add(Kind.CHANNEL, channel, call.line());
        }
      }
    }
  }

  private void first(Call call, Kind kind) {
    call.text(0).ifPresent(name -> add(kind, name, call.line()));
  }

  private void readWaitForClick(Call call) {
    first(call, Kind.WAIT_OPENED);
    call.text(Math.max(0, call.texts().size() - 2))
        .ifPresent(link -> add(Kind.LINK, link, call.line()));
  }

  private void readTemplate(Text text) {
    Matcher matcher = PLACEHOLDER.matcher(text.value());
    while (matcher.find()) {
      Kind kind = PLACEHOLDERS.get(matcher.group(1).toLowerCase(Locale.ROOT));
      String name = matcher.group(2).replaceAll("[\\h\\v]+", " ");
      if (kind != null && !name.isEmpty()) {
        add(kind, text.html() ? StringEscapeUtils.unescapeHtml4(name) : name, text.line());
      }
    }
  }

  private void add(Kind kind, String name, int from) {
    mentions.add(new Mention(kind, name, source.lineOf(name, from, rule.getEndLine())));
  }
}
