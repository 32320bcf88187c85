package org.triggerlinks.rules;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The names a workflow file writes out, in conditions and in verbs: what stops working when one of
 * them is renamed.
 *
 * @param all each name once for each place it stands at, in the order of the rules
 */
public record Mentions(List<Mention> all) {

  public Mentions {
    all = List.copyOf(all);
  }

  /** Names of trigger links, those in message texts included. */
  public Set<String> links() {
    return names(Mention.Kind.LINK, Mention.Kind.LINK_IN_TEXT);
  }

  /** Tags. */
  public Set<String> tags() {
    return names(Mention.Kind.TAG);
  }

  /** Names of waits. */
  public Set<String> waits() {
    return names(Mention.Kind.WAIT, Mention.Kind.WAIT_OPENED);
  }

  /** Names of channels, those that a verb such as {@code sendSms} implies included. */
  public Set<String> channels() {
    return names(Mention.Kind.CHANNEL);
  }

  /** Names of custom events. */
  public Set<String> events() {
    return names(Mention.Kind.EVENT);
  }

  /** Names of workflows that this one starts or asks about. */
  public Set<String> workflows() {
    return names(Mention.Kind.WORKFLOW);
  }

  /** Names of the custom fields that it sets. */
  public Set<String> fieldsSet() {
    return names(Mention.Kind.FIELD_SET);
  }

  /** The names of these kinds. */
  Set<String> names(Mention.Kind... kinds) {
    Collection<Mention.Kind> wanted = Arrays.asList(kinds);
    return all.stream()
        .filter(mention -> wanted.contains(mention.kind()))
        .map(Mention::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
