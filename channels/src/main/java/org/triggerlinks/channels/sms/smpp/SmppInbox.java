package org.triggerlinks.channels.sms.smpp;

import java.util.List;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.Happened;

/**
 * Takes what carriers tell. It is found in Camel's registry under {@link #NAME}; while there is
 * none, carriers are asked to send again later.
 */
@FunctionalInterface
public interface SmppInbox {

  /** Name under which Camel finds it. */
  String NAME = "smpp-inbox";

  /**
   * Returns when all of it is kept: only then is the carrier told that it arrived. It should not
   * take longer than a write to disk, as a carrier's other answers wait meanwhile.
   *
   * @throws RuntimeException if it could not be kept; the carrier sends it again
   */
  void keep(Account account, List<Happened> happened);
}
