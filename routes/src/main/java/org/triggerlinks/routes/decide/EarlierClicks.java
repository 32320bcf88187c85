package org.triggerlinks.routes.decide;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.triggerlinks.model.message.Message;
import org.triggerlinks.model.message.Messages;
import org.triggerlinks.model.workflow.Enrollment;
import org.triggerlinks.model.workflow.WorkflowWait;
import org.triggerlinks.routes.facts.Occurrence;

/**
 * A contact may click before the workflow comes to wait for it. A click since the enrollment's last
 * message with that link (or since it was entered, if no message has it) ends the wait at once,
 * unless it already ended another wait.
 */
final class EarlierClicks {

  private EarlierClicks() {}

  static void recall(Scene scene) {
    for (WorkflowWait wait : scene.openedWaits()) {
      if (wait.linkId() != null && wait.state().waiting()) {
        recall(scene, wait);
      }
    }
  }

  /** The first moment at which a click could be meant for this wait. */
  static Instant since(DecisionBatch batch, WorkflowWait wait) {
    Enrollment enrollment = batch.enrollment(wait.enrollmentId()).orElseThrow();
    return batch.sent().lastWithLink(enrollment.id(), wait.linkId()).orElse(enrollment.enteredAt());
  }

  /**
   * A contact may be in one workflow twice, as with two appointments. A link in a message of one of
   * the two enrollments is about that one; the same link in any other message is about both.
   * Without such a key there is one enrollment at a time, and an old message does as well as the
   * new one.
   */
  static boolean concerns(DecisionBatch batch, UUID message, WorkflowWait wait) {
    Optional<Enrollment> sender =
        Optional.ofNullable(message)
            .flatMap(new Messages(batch.session())::byId)
            .map(Message::enrollmentId)
            .flatMap(batch::enrollment);
    return sender.isEmpty()
        || !sender.get().workflow().equals(wait.workflow())
        || sender.get().key().isEmpty()
        || sender.get().id().equals(wait.enrollmentId());
  }

  private static void recall(Scene scene, WorkflowWait wait) {
    Enrollment enrollment = scene.batch().enrollment(wait.enrollmentId()).orElseThrow();
    Instant since = since(scene.batch(), wait);
    Set<UUID> spent =
        scene.batch().waits(enrollment).stream()
            .map(WorkflowWait::endedBy)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    scene.batch().pastClicks().humanOn(wait.contactId(), wait.linkId(), since).stream()
        .filter(click -> !spent.contains(click.id()))
        .filter(click -> !click.id().equals(scene.origin().id()))
        .filter(click -> concerns(scene.batch(), click.messageId(), wait))
        .findFirst()
        .ifPresent(click -> scene.follow(new Occurrence.ClickRecalled(wait.id(), click.id())));
  }
}
