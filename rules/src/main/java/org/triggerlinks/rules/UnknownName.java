package org.triggerlinks.rules;

import java.util.Optional;

/**
 * A name in a workflow that a location does not have: the workflow runs, and will not do all that
 * it says.
 *
 * @param mention the name and where it stands
 * @param nearest a name of the location that may have been meant
 * @param message what is the matter, a sentence or two
 */
public record UnknownName(Mention mention, Optional<String> nearest, String message) {

  static UnknownName notThere(Mention mention, Optional<String> nearest) {
    String hint = nearest.map(" Did you mean \"%s\"?"::formatted).orElse("");
    return new UnknownName(
        mention,
        nearest,
        "There is no %s named \"%s\" here.%s"
            .formatted(mention.kind().word(), mention.name(), hint));
  }

  static UnknownName notOpened(Mention wait, Optional<Mention> slip) {
    String hint =
        slip.map(
                each ->
                    " Line %d opens \"%s\" instead: it waits for another name."
                        .formatted(each.line(), each.name()))
            .orElse("");
    return new UnknownName(
        wait,
        Optional.empty(),
        "No rule of this file opens a wait named \"%s\".%s".formatted(wait.name(), hint));
  }

  static UnknownName archived(Mention mention) {
    return new UnknownName(
        mention,
        Optional.empty(),
        ("The link \"%s\" is archived, so it cannot be put into messages."
                + " Bring it back (POST /links/{id}/unarchive), or use another.")
            .formatted(mention.name()));
  }
}
