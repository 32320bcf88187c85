package org.triggerlinks.routes.decide;

import java.util.List;
import java.util.Optional;
import org.triggerlinks.channels.Channels;
import org.triggerlinks.model.action.Action;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.contact.CustomFields;
import org.triggerlinks.model.fact.Fact;
import org.triggerlinks.model.fact.TagAdded;
import org.triggerlinks.model.fact.TagRemoved;
import org.triggerlinks.model.intent.Intent;
import org.triggerlinks.routes.facts.Occurrence;

/** Actions that change the contact: tags, fields, consent. */
final class ContactActions {

  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_VALUE = 2048;

  private final Scene scene;
  private final Contact contact;
  private final Fact fact;

  ContactActions(Scene scene, Fact fact) {
    this.scene = scene;
    this.contact = scene.contact();
    this.fact = fact;
  }

  /** Applies the action and says what came of it; empty if it is not one of these. */
  Optional<String> apply(Action action, Intent.Author author) {
    String result = null;
    Optional<String> refused = unfit(action);
    if (refused.isPresent()) {
      line("workflow_error", author, refused.get());
      return refused;
    }
    if (action instanceof Action.AddTag add) {
      result = addTag(add.tag(), author);
    } else if (action instanceof Action.RemoveTag remove) {
      result = removeTag(remove.tag(), author);
    } else if (action instanceof Action.SetDnd set) {
      result = changeConsent(set.channel(), true, author);
    } else if (action instanceof Action.ClearDnd clear) {
      result = changeConsent(clear.channel(), false, author);
    } else if (action instanceof Action.SetField set) {
      contact.field(set.name(), set.value());
      new CustomFields(scene.batch().session()).know(scene.locationId(), List.of(set.name()));
      line(
          "field_set",
          author,
          set.value() == null
              ? "Field \"%s\" was removed.".formatted(set.name())
              : "Field \"%s\" is now %s.".formatted(set.name(), set.value()));
      result = "set";
    }
    if (result != null) {
      scene.batch().changed(contact);
    }
    return Optional.ofNullable(result);
  }

  // What does not fit its column would undo the whole decision.
  private static Optional<String> unfit(Action action) {
    String words = null;
    if (action instanceof Action.AddTag add && add.tag().isBlank()) {
      words = "A tag without a name was not added.";
    } else if (action instanceof Action.SetField set && set.name().isBlank()) {
      words = "A field without a name was not set.";
    } else if (action instanceof Action.AddTag add && add.tag().length() > LONGEST_NAME) {
      words =
          "A tag has at most %d characters; this one has %d."
              .formatted(LONGEST_NAME, add.tag().length());
    } else if (action instanceof Action.SetField set && set.name().length() > LONGEST_NAME) {
      words =
          "A field's name has at most %d characters; this one has %d."
              .formatted(LONGEST_NAME, set.name().length());
    } else if (action instanceof Action.SetField set
        && set.value() != null
        && set.value().length() > LONGEST_VALUE) {
      words =
          "A field's value has at most %d characters; the one for \"%s\" has %d and was not set."
              .formatted(LONGEST_VALUE, set.name(), set.value().length());
    }
    return Optional.ofNullable(words).or(() -> unknownChannel(action));
  }

  private static Optional<String> unknownChannel(Action action) {
    String channel = null;
    if (action instanceof Action.SetDnd set) {
      channel = set.channel();
    } else if (action instanceof Action.ClearDnd clear) {
      channel = clear.channel();
    }
    return Optional.ofNullable(channel)
        .filter(name -> !Channels.NAMES.contains(name))
        .map(UnknownChannel::sentence);
  }

  private String addTag(String tag, Intent.Author author) {
    if (!contact.tag(tag)) {
      return "had the tag";
    }
    line("tag_added", author, "Tag \"%s\" was added.".formatted(tag));
    scene.follow(new Occurrence.Reported(new TagAdded(tag)));
    return "added";
  }

  private String removeTag(String tag, Intent.Author author) {
    if (!contact.untag(tag)) {
      return "did not have the tag";
    }
    line("tag_removed", author, "Tag \"%s\" was removed.".formatted(tag));
    scene.follow(new Occurrence.Reported(new TagRemoved(tag)));
    return "removed";
  }

  private String changeConsent(String channel, boolean dnd, Intent.Author author) {
    Optional<String> missing = ContactsWord.missing(scene.batch().session(), scene.origin(), fact);
    if (missing.isPresent()) {
      String why = "Consent for %s was not changed: %s".formatted(channel, missing.get());
      line("consent_refused", author, why);
      return why;
    }
    boolean changed = dnd ? contact.disturbNot(channel) : contact.disturbAgain(channel);
    if (!changed) {
      return "was so already";
    }
    line(
        dnd ? "dnd_set" : "dnd_cleared",
        author,
        dnd
            ? "No more messages by %s (DND).".formatted(channel)
            : "Messages by %s are welcome again.".formatted(channel));
    return "changed";
  }

  private void line(String kind, Intent.Author author, String words) {
    scene.timeline().decided(kind, author.workflow(), author.rule(), words);
  }
}
