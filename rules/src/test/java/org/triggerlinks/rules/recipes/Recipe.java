package org.triggerlinks.rules.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.triggerlinks.model.action.Action;
import org.triggerlinks.model.fact.Contact;
import org.triggerlinks.model.fact.Enrollment;
import org.triggerlinks.model.fact.Evidence;
import org.triggerlinks.model.fact.Fact;
import org.triggerlinks.model.fact.Now;
import org.triggerlinks.model.fact.PastClick;
import org.triggerlinks.model.fact.Wait;
import org.triggerlinks.rules.GoodVersionsInMemory;
import org.triggerlinks.rules.Inserted;
import org.triggerlinks.rules.Outcome;
import org.triggerlinks.rules.RuleBook;
import org.triggerlinks.rules.Workflow;

/**
 * A shipped workflow and the contact it is about to hear of: facts in, actions out, in words. The
 * contact is Ann, who can be reached on every channel, unless a test says otherwise.
 */
final class Recipe {

  static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");

  private static final RuleBook BOOK =
      RuleBook.open(Path.of(""), new GoodVersionsInMemory(), Clock.fixed(NOW, ZoneOffset.UTC));

  private final String workflow;
  private final Set<String> tags = new HashSet<>();
  private final Set<String> dnd = new HashSet<>();
  private final Set<String> channels = new HashSet<>();
  private final List<Object> context = new ArrayList<>();
  private Enrollment enrollment;

  private Recipe(String workflow, Enrollment enrollment) {
    this.workflow = workflow;
    this.enrollment = enrollment;
    channels.addAll(Set.of("sms", "email", "gbp", "messenger", "instagram", "whatsapp"));
  }

  /** The contact is not in the workflow and may enter it. */
  static Recipe open(String workflow) {
    return new Recipe(workflow, new Enrollment(false, true, "", 0, null, null));
  }

  /** The contact was in the workflow, and its re-entry policy does not let them in again now. */
  static Recipe closed(String workflow) {
    Instant earlier = NOW.minus(Duration.ofDays(1));
    return new Recipe(workflow, new Enrollment(false, false, "", 1, earlier, earlier));
  }

  /** The contact is in the workflow, which waits for these. */
  static Recipe enrolled(String workflow, String... waits) {
    Recipe recipe = open(workflow);
    recipe.enrollment = new Enrollment(true, false, "", 1, NOW.minus(Duration.ofDays(1)), null);
    for (String wait : waits) {
      recipe.context.add(new Wait(wait, null, NOW, NOW.plus(Duration.ofDays(1))));
    }
    return recipe;
  }

  /** The workflow also waits for a click on this link. */
  Recipe waitingForClick(String name, String link) {
    context.add(new Wait(name, link, NOW, NOW.plus(Duration.ofDays(1))));
    return this;
  }

  Recipe tagged(String tag) {
    tags.add(tag);
    return this;
  }

  Recipe dnd(String channel) {
    dnd.add(channel);
    return this;
  }

  Recipe unreachable(String channel) {
    channels.remove(channel);
    return this;
  }

  /** The contact clicked so many hours ago. */
  Recipe clickedBefore(String link, String channel, Evidence evidence, int hours) {
    context.add(new PastClick(link, channel, evidence, NOW.minus(Duration.ofHours(hours))));
    return this;
  }

  Recipe clickedBefore(String link, String channel, int hours) {
    return clickedBefore(link, channel, Evidence.LIKELY_HUMAN, hours);
  }

  /** What the workflow wants to do about a fact, in words; nothing if it is not even asked. */
  List<String> hears(Fact fact) {
    Workflow asked =
        BOOK.interestedIn("demo", fact).stream()
            .filter(each -> each.name().equals(workflow))
            .findFirst()
            .orElse(null);
    if (asked == null) {
      return List.of();
    }
    List<Object> facts = new ArrayList<>(context);
    facts.add(fact);
    facts.add(
        new Contact(
            "Ann",
            "Lee",
            "ann@example.com",
            "+12125550101",
            "America/New_York",
            tags,
            Map.of(),
            dnd,
            channels));
    facts.add(enrollment);
    facts.add(new Now(NOW.atZone(ZoneOffset.UTC)));
    Outcome outcome = BOOK.run(asked.file(), facts);
    assertThat(outcome.error()).isEmpty();
    return outcome.decisions(Action.class).stream()
        .map(Inserted::decision)
        .map(InWords::of)
        .toList();
  }

  /** The re-entry policy, as the file's header says it. */
  static String reEntry(String workflow) {
    return BOOK.workflow("demo", workflow)
        .orElseThrow()
        .file()
        .source()
        .replaceFirst("(?s).*// re-entry: ([^\n]*).*", "$1");
  }
}
