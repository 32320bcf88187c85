package org.triggerlinks.routes.decide;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.triggerlinks.model.fact.Evidence;
import org.triggerlinks.model.fact.PastClick;
import org.triggerlinks.rules.Fired;
import org.triggerlinks.rules.RuleFile;

/**
 * Links that were only opened earlier, and that a rule fired on: they change consent as little as
 * one that is opened now.
 *
 * @param file the rules
 * @param fired those that fired
 * @param pastClicks all clicks that they could see
 */
record OpenedBefore(RuleFile file, List<Fired> fired, List<PastClick> pastClicks) {

  /** Name of such a link, if this rule fired, or may have fired, because of one. */
  Optional<String> of(String rule) {
    Stream<PastClick> told =
        fired.stream()
            .filter(each -> each.rule().equals(rule))
            .flatMap(each -> each.facts().stream())
            .filter(PastClick.class::isInstance)
            .map(PastClick.class::cast);
    Stream<PastClick> hidden = file.hidesClicks(rule) ? pastClicks.stream() : Stream.empty();
    return Stream.concat(told, hidden)
        .filter(click -> click.evidence() != Evidence.CONFIRMED)
        .map(PastClick::link)
        .findFirst();
  }

  /** Name of such a link, if any of the rules did. */
  Optional<String> ofAny() {
    return fired.stream()
        .map(Fired::rule)
        .distinct()
        .flatMap(rule -> of(rule).stream())
        .findFirst();
  }
}
