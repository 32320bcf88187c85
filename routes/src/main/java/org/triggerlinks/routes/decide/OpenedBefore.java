package org.triggerlinks.routes.decide;

import java.util.List;
import java.util.Optional;
import org.triggerlinks.model.fact.Evidence;
import org.triggerlinks.model.fact.PastClick;
import org.triggerlinks.rules.Fired;

/**
 * Links that were only opened earlier, and that a rule fired on: they change consent as little as
 * one that is opened now.
 */
record OpenedBefore(List<Fired> fired) {

  /** Name of such a link, if this rule fired on one. */
  Optional<String> of(String rule) {
    return fired.stream()
        .filter(each -> each.rule().equals(rule))
        .flatMap(each -> each.facts().stream())
        .filter(PastClick.class::isInstance)
        .map(PastClick.class::cast)
        .filter(click -> click.evidence() != Evidence.CONFIRMED)
        .map(PastClick::link)
        .findFirst();
  }
}
