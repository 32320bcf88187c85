package org.triggerlinks.routes.api;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.triggerlinks.model.location.Location;
import org.triggerlinks.rules.Mention;
import org.triggerlinks.rules.RuleBook;

/** Where the workflows in force at a location name a link. */
final class LinkMentions {

  private static final Set<Mention.Kind> LINKS =
      Set.of(Mention.Kind.LINK, Mention.Kind.LINK_IN_TEXT);

  private final RuleBook rules;

  LinkMentions(RuleBook rules) {
    this.rules = rules;
  }

  /** A place in a rule file. */
  record Place(String file, int line) {

    /** As editors and log files write it. */
    String at() {
      return file + ":" + line;
    }
  }

  /**
   * The places, by file and line. A shared workflow that names a link which the location has runs
   * there (see SharedWorkflows), so none is left out: ask before the link loses its name.
   *
   * @throws Refused while the rules are not loaded: nobody can say yet
   */
  List<Place> of(Location location, String link) {
    if (!rules.loaded()) {
      throw Refused.rulesNotLoaded();
    }
    return rules.workflows(location.slug()).stream()
        .flatMap(
            workflow ->
                workflow.mentions().all().stream()
                    .filter(mention -> LINKS.contains(mention.kind()))
                    .filter(mention -> mention.name().equals(link))
                    .map(mention -> new Place(workflow.file().path(), mention.line())))
        .distinct()
        .sorted(Comparator.comparing(Place::file).thenComparingInt(Place::line))
        .toList();
  }
}
