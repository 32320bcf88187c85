package org.triggerlinks.routes.runtime;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.Inbound;
import org.triggerlinks.model.location.Locations;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.routes.compose.MessageWriter;

/**
 * What the accounts of the channels will surprise somebody with. None of it is a reason not to
 * start.
 */
final class AccountWarnings {

  private static final Logger LOG = LoggerFactory.getLogger(AccountWarnings.class);

  private final Settings settings;

  AccountWarnings(Settings settings) {
    this.settings = settings;
  }

  void log(Database database) {
    List<Account> accounts = settings.accounts();
    for (Account account : accounts) {
      if (account.location() != null
          && database.inTransaction(
              session -> new Locations(session).bySlug(account.location()).isEmpty())) {
        LOG.warn("There is an account for {}, but no location of that name.", account.place());
      }
      if (account.sendsToPeople() && !settings.baseUrl().getScheme().equals("https")) {
        warnOfHttp(account);
      }
    }
    accounts.stream()
        .map(Account::channel)
        .distinct()
        .filter(channel -> accounts.stream().noneMatch(account -> isOfAll(account, channel)))
        .forEach(
            channel ->
                LOG.warn(
                    "Locations without an account of their own for {} write to the sandbox.",
                    channel));
  }

  private void warnOfHttp(Account account) {
    if (account.gateway() instanceof Inbound inbound && inbound.callsUs()) {
      LOG.warn(
          "base-url is {}: providers call https only, so nobody tells what becomes of {}.",
          settings.baseUrl(),
          account.place());
    } else if (account.channel().equals(MessageWriter.EMAIL)) {
      LOG.warn(
          "base-url is {}: mail programs unsubscribe by https only, so they show no button for {}.",
          settings.baseUrl(),
          account.place());
    }
  }

  private static boolean isOfAll(Account account, String channel) {
    return account.channel().equals(channel) && account.location() == null;
  }
}
