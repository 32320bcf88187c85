package org.triggerlinks.rules;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.triggerlinks.model.fact.MessageFailed;

/**
 * The names that a location has.
 *
 * @param links trigger links that may be put into messages
 * @param archivedLinks trigger links that may not
 * @param customValues custom values
 * @param fields fields of contacts, the standard ones included
 * @param workflows workflows that run there
 * @param channels channels there are
 */
public record KnownNames(
    Set<String> links,
    Set<String> archivedLinks,
    Set<String> customValues,
    Set<String> fields,
    Set<String> workflows,
    Set<String> channels) {

  /** The names in this workflow that the location does not have, by line. */
  public List<UnknownName> unknownIn(Workflow workflow) {
    return workflow.mentions().all().stream()
        .distinct()
        .flatMap(mention -> check(mention, workflow.mentions()).stream())
        .sorted(Comparator.comparingInt(unknown -> unknown.mention().line()))
        .toList();
  }

  private Optional<UnknownName> check(Mention mention, Mentions file) {
    return switch (mention.kind()) {
      case LINK ->
          archivedLinks.contains(mention.name()) ? Optional.empty() : among(links, mention);
      case LINK_IN_TEXT ->
          archivedLinks.contains(mention.name())
              ? Optional.of(UnknownName.archived(mention))
              : among(links, mention);
      case CUSTOM_VALUE -> among(customValues, mention);
      case FIELD -> among(fields, mention);
      case WORKFLOW -> among(workflows, mention);
      case CHANNEL -> among(channels, mention);
      case FAILURE -> among(MessageFailed.KINDS, mention);
      case WAIT -> opened(mention, file);
      case FIELD_SET, WAIT_OPENED, TAG, EVENT -> Optional.empty();
    };
  }

  // A wait named after a link of the location is meant; the one that is opened is the slip.
  private Optional<UnknownName> opened(Mention wait, Mentions file) {
    Set<String> opened = file.names(Mention.Kind.WAIT_OPENED);
    if (opened.contains(wait.name())
        || !(links.contains(wait.name()) || archivedLinks.contains(wait.name()))) {
      return among(opened, wait);
    }
    Optional<String> nearest = Nearest.to(wait.name(), opened);
    return Optional.of(
        UnknownName.notOpened(
            wait,
            file.all().stream()
                .filter(each -> each.kind() == Mention.Kind.WAIT_OPENED)
                .filter(each -> nearest.filter(each.name()::equals).isPresent())
                .findFirst()));
  }

  private static Optional<UnknownName> among(Set<String> known, Mention mention) {
    return known.contains(mention.name())
        ? Optional.empty()
        : Optional.of(UnknownName.notThere(mention, Nearest.to(mention.name(), known)));
  }
}
