package org.triggerlinks.routes.decide;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.triggerlinks.model.action.Action;

/**
 * The names that a workflow file writes out are filled in, and no others: what a contact wrote, or
 * another system reported, is put into a text by its rule, and is no template.
 *
 * @param placeholders those of the file, braces included
 */
record OwnWords(Set<String> placeholders) {

  private static final Pattern OPEN =
      Pattern.compile("\\\\?(\\{\\{(?:(?:(?!\\{\\{|}}).)*}})?)", Pattern.DOTALL);

  /** The action, with texts in which only the file's own names are to be filled in. */
  Action in(Action action) {
    if (action instanceof Action.SendMessage send) {
      return new Action.SendMessage(
          send.channel(), text(send.subject()), text(send.text()), text(send.html()));
    } else if (action instanceof Action.SendTemplate send) {
      return new Action.SendTemplate(
          send.channel(),
          send.name(),
          send.language(),
          send.link(),
          send.texts().stream().map(this::text).toList());
    } else if (action instanceof Action.NotifyTeam notify) {
      return new Action.NotifyTeam(text(notify.text()));
    } else if (action instanceof Action.CreateOpportunity create) {
      return new Action.CreateOpportunity(create.pipeline(), create.stage(), text(create.name()));
    }
    return action;
  }

  private String text(String text) {
    return text == null
        ? null
        : OPEN.matcher(text).replaceAll(found -> Matcher.quoteReplacement(own(found)));
  }

  // The backslash before an own name is the file's as well, or else a stranger's, who would have
  // the
  // name left as it stands.
  private String own(MatchResult found) {
    String whole = found.group();
    String name = found.group(1);
    if (placeholders.contains(whole)) {
      return whole;
    }
    return placeholders.contains(name) ? name : whole.replace("{{", "\\{{");
  }
}
