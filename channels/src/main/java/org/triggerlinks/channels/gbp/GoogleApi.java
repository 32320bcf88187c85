package org.triggerlinks.channels.gbp;

import java.util.Optional;
import org.triggerlinks.channels.SendResult;
import org.triggerlinks.channels.Sending;
import org.triggerlinks.channels.http.ProviderCall;

/** What is different between Google's two ways to a contact. */
interface GoogleApi {

  /** What a token has to be good for. */
  String scope();

  /** Why this message need not be sent at all, as Google would not take it. */
  Optional<SendResult> objection(Sending sending);

  /** The request, but for who makes it. */
  ProviderCall call(Sending sending);

  /**
   * What it took the message as.
   *
   * @param name the name in its answer
   */
  SendResult accepted(String name);

  /** What an error means that means something else elsewhere at Google. */
  Optional<SendResult> error(Sending sending, GoogleError error);
}
