package org.triggerlinks.channels.messenger;

import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.ChannelContract;
import org.triggerlinks.channels.meta.MessagingBench;

/** Messenger keeps what every channel keeps. */
class MessengerContractTest extends MessagingBench<MessengerStandIn> implements ChannelContract {

  private static final String PAGE = "1234567890";

  MessengerContractTest() {
    super(new MessengerStandIn(0, PAGE, TOKEN, SECRET));
  }

  @Override
  public Account account() {
    return account(new Messenger(), Messenger.PAGE_ID, PAGE);
  }

  @Override
  protected int tooLong() {
    return 2001;
  }
}
