package org.triggerlinks.routes.decide;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.hibernate.Session;
import org.triggerlinks.model.intent.Intent;
import org.triggerlinks.model.message.Message;
import org.triggerlinks.model.message.MessageLink;
import org.triggerlinks.model.message.Messages;
import org.triggerlinks.model.store.NewRows;

/**
 * A proposed message with every name filled in.
 *
 * @param number its place among the messages of this decision, from 1
 * @param author the workflow and rule that want it
 * @param message the message, not saved yet
 * @param links the links in it
 * @param explained where the explanation of its run is written
 */
record ComposedSend(
    int number,
    Intent.Author author,
    Message message,
    List<MessageLink> links,
    ObjectNode explained) {

  void save(Session session, NewRows rows) {
    new Messages(session).add(message);
    links.forEach(rows::add);
  }
}
