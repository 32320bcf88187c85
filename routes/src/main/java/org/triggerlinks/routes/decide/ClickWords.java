package org.triggerlinks.routes.decide;

import org.triggerlinks.model.decision.Click;
import org.triggerlinks.model.decision.ClickOutcome;
import org.triggerlinks.model.fact.Evidence;
import org.triggerlinks.routes.compose.MessageWords;

/** A click in words, for the timeline. */
final class ClickWords {

  private ClickWords() {}

  static String kind(Click click) {
    if (click.evidence() == Evidence.MACHINE) {
      return "link_visited_by_machine";
    }
    return click.outcome() == ClickOutcome.ASKED ? "confirmation_asked" : "link_clicked";
  }

  static String sentence(Click click) {
    String where =
        "\""
            + click.linkName()
            + "\""
            + (click.channel() == null ? "" : " in " + MessageWords.channel(click.channel()));
    if (click.evidence() == Evidence.MACHINE) {
      return "A machine requested %s. %s".formatted(where, click.reasons()).strip();
    }
    String who = click.evidence() == Evidence.SUSPECT ? "A person or a machine" : "The contact";
    return switch (click.outcome()) {
      case ASKED ->
          "%s opened the confirmation page of %s; nothing is confirmed yet.".formatted(who, where);
      case CONFIRMED -> "%s pressed the button of %s.".formatted(who, where);
      case BROKEN ->
          "%s clicked %s, which leads nowhere now: its destination cannot be used."
              .formatted(who, where);
      case REDIRECTED ->
          "%s clicked %s and was sent to %s.".formatted(who, where, click.destination());
    };
  }
}
