package org.triggerlinks.routes.decide;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.triggerlinks.model.action.Action;
import org.triggerlinks.model.intent.Intent;

/**
 * A message that a workflow wants to send, before the policies have spoken.
 *
 * @param author the workflow and rule that want it
 * @param send what is to be sent, as the rule gave it: {@code SendMessage} or {@code SendTemplate}
 * @param enrollment the enrollment it belongs to, or null if the contact is not enrolled
 * @param explained where the explanation of its run is written
 */
record ProposedSend(Intent.Author author, Action send, UUID enrollment, ObjectNode explained) {

  ProposedSend(Intent.Author author, Action send, ObjectNode explained) {
    this(author, send, null, explained);
  }

  ProposedSend within(UUID enrollment) {
    return new ProposedSend(author, send, enrollment, explained);
  }
}
