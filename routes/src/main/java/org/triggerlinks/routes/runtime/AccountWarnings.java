package org.triggerlinks.routes.runtime;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.triggerlinks.channels.Account;
import org.triggerlinks.model.location.Locations;
import org.triggerlinks.model.store.Database;

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
        LOG.warn(
            "base-url is {}: providers call https only, so nobody tells what becomes of {}.",
            settings.baseUrl(),
            account.place());
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

  private static boolean isOfAll(Account account, String channel) {
    return account.channel().equals(channel) && account.location() == null;
  }
}
