package org.triggerlinks.channels.instagram;

import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.ChannelContract;
import org.triggerlinks.channels.meta.MessagingBench;

/** Instagram keeps what every channel keeps. */
class InstagramContractTest extends MessagingBench<InstagramStandIn> implements ChannelContract {

  private static final String OURS = "17841400000000001";

  InstagramContractTest() {
    super(new InstagramStandIn(0, OURS, TOKEN, SECRET));
  }

  @Override
  public Account account() {
    return account(new Instagram(), Instagram.INSTAGRAM_ID, OURS);
  }

  @Override
  protected int tooLong() {
    return 1001;
  }
}
