package org.triggerlinks.rules.recipes;

import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.triggerlinks.model.action.Action;

/** An action in a few words. Of a message, the channel and the links matter, not the wording. */
final class InWords {

  private static final Pattern LINK = Pattern.compile("\\{\\{link\\.([^}]+)}}");

  private InWords() {}

  static String of(Action action) {
    if (action instanceof Action.SendMessage message) {
      List<String> links = LINK.matcher(message.text()).results().map(InWords::name).toList();
      return message.channel() + (links.isEmpty() ? "" : " with " + String.join(" and ", links));
    } else if (action instanceof Action.AddTag add) {
      return "tag " + add.tag();
    } else if (action instanceof Action.RemoveTag remove) {
      return "untag " + remove.tag();
    } else if (action instanceof Action.SetDnd set) {
      return "no more " + set.channel();
    } else if (action instanceof Action.ClearDnd clear) {
      return "again " + clear.channel();
    } else if (action instanceof Action.SetField set) {
      return set.name() + " = " + set.value();
    }
    return ofFlow(action);
  }

  private static String ofFlow(Action action) {
    if (action instanceof Action.WaitForClick wait) {
      String name = wait.name().equals(wait.link()) ? "" : " as " + wait.name();
      return "wait %s for a click on %s%s".formatted(span(wait.timeout()), wait.link(), name);
    } else if (action instanceof Action.WaitUntilMoment wait) {
      return "wait until %s as %s".formatted(wait.moment(), wait.name());
    } else if (action instanceof Action.WaitFor wait) {
      return "wait %s as %s".formatted(span(wait.duration()), wait.name());
    } else if (action instanceof Action.CreateOpportunity create) {
      return "open %s at %s".formatted(create.pipeline(), create.stage());
    } else if (action instanceof Action.MoveOpportunity move) {
      return "move %s to %s".formatted(move.pipeline(), move.stage());
    } else if (action instanceof Action.ReachGoal goal) {
      return "goal %s within %s".formatted(goal.goal(), span(goal.window()));
    } else if (action instanceof Action.NotifyTeam) {
      return "tell the team";
    } else if (action instanceof Action.EndWait end) {
      return "wait no longer for " + end.name();
    }
    return action.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
  }

  private static String name(MatchResult link) {
    return link.group(1);
  }

  private static String span(Duration duration) {
    if (duration == null) {
      return "without end";
    }
    return duration.toHours() % 24 == 0 && !duration.isZero()
        ? duration.toDays() + " d"
        : duration.toHours() + " h";
  }
}
