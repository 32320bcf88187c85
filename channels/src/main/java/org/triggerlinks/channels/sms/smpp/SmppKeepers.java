package org.triggerlinks.channels.sms.smpp;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.Happened;
import org.triggerlinks.channels.Keeper;
import org.triggerlinks.channels.WebhookRequest;

/** Gives what carriers tell to who keeps it for their accounts. */
final class SmppKeepers implements SmppInbox {

  private static final URI BY_SESSION = URI.create("smpp:session");

  private final Map<Account, Keeper> byAccount = new ConcurrentHashMap<>();

  void add(Account account, Keeper keeper) {
    byAccount.put(account, keeper);
  }

  @Override
  public void keep(Account account, List<Happened> happened) {
    Keeper keeper = byAccount.get(account);
    WebhookRequest kept =
        new WebhookRequest(
            "SMPP",
            BY_SESSION,
            Map.of("content-type", "application/json"),
            SmppJson.write(happened).getBytes(StandardCharsets.UTF_8));
    if (keeper == null || !keeper.keep(kept)) {
      throw new IllegalStateException(
          "What %s told cannot be kept now.".formatted(account.place()));
    }
  }
}
