package org.triggerlinks.routes.decide;

import java.util.Optional;
import org.hibernate.Session;
import org.triggerlinks.channels.Channels;
import org.triggerlinks.model.action.Action;
import org.triggerlinks.model.intent.Intent;
import org.triggerlinks.model.message.Message;
import org.triggerlinks.model.text.InvalidTemplate;
import org.triggerlinks.model.text.UnknownNames;
import org.triggerlinks.routes.compose.EmptyPlace;
import org.triggerlinks.routes.compose.MessageWords;
import org.triggerlinks.routes.compose.MessageWriter;

/**
 * Writes the messages that workflows propose; words that cannot be filled in are told on the
 * timeline.
 */
public final class Composer {

  private final MessageWriter writer;

  public Composer(MessageWriter writer) {
    this.writer = writer;
  }

  /** The message, or nothing if its template is wrong. */
  Optional<ComposedSend> compose(Scene scene, ProposedSend proposal, int number) {
    String channel = channel(proposal.send());
    Optional<String> wrong =
        Channels.NAMES.contains(channel)
            ? missing(proposal.send())
            : Optional.of(UnknownChannel.sentence(channel));
    if (wrong.isPresent()) {
      problem(scene, proposal, wrong.get());
      return Optional.empty();
    }
    try {
      MessageWriter.Written written = write(scene, proposal.send());
      written.message().by(proposal.author().workflow(), proposal.enrollment());
      return Optional.of(
          new ComposedSend(
              number, proposal.author(), written.message(), written.links(), proposal.explained()));
    } catch (UnknownNames | InvalidTemplate | EmptyPlace e) {
      problem(scene, proposal, e.getMessage());
      return Optional.empty();
    }
  }

  private static String channel(Action send) {
    return send instanceof Action.SendTemplate template
        ? template.channel()
        : ((Action.SendMessage) send).channel();
  }

  private MessageWriter.Written write(Scene scene, Action send) {
    Session session = scene.batch().session();
    if (send instanceof Action.SendTemplate template) {
      return writer.write(session, scene.location(), scene.contact(), template);
    }
    Action.SendMessage message = (Action.SendMessage) send;
    return writer.write(
        session,
        scene.location(),
        scene.contact(),
        message.channel(),
        new Message.Content(message.subject(), message.text(), message.html()));
  }

  private static Optional<String> missing(Action send) {
    if (send instanceof Action.SendTemplate template) {
      return Channels.hasTemplates(template.channel())
          ? Optional.empty()
          : Optional.of(
              "There are no templates on %s: send the text itself.".formatted(template.channel()));
    }
    return missing((Action.SendMessage) send);
  }

  private static Optional<String> missing(Action.SendMessage send) {
    String body = send.html() == null ? send.text() : send.html();
    if (body.isBlank()) {
      return Optional.of("It has no text.");
    }
    return send.channel().equals(MessageWriter.EMAIL)
            && (send.subject() == null || send.subject().isBlank())
        ? Optional.of("It has no subject: insert sendEmail( subject, text ).")
        : Optional.empty();
  }

  private static void problem(Scene scene, ProposedSend proposal, String why) {
    proposal.explained().withArray("/problems").add(why);
    scene
        .timeline()
        .decided(
            "workflow_error",
            proposal.author().workflow(),
            proposal.author().rule(),
            MessageWords.capital(channel(proposal.send())) + " was not sent. " + why);
  }

  /** A text for the team, filled in; left as it is, with a line that says why, if it cannot be. */
  String plain(Scene scene, Intent.Author author, String text) {
    try {
      return writer.plain(scene.batch().session(), scene.location(), scene.contact(), text);
    } catch (UnknownNames | InvalidTemplate e) {
      scene
          .timeline()
          .decided(
              "workflow_error",
              author.workflow(),
              author.rule(),
              "A text could not be filled in. " + e.getMessage());
      return text.replace("\\{{", "{{");
    }
  }
}
