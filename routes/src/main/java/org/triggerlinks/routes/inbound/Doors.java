package org.triggerlinks.routes.inbound;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.RoutesBuilder;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.Inbound;
import org.triggerlinks.routes.capture.CaptureLog;

/** The accounts whose providers call us, by the address that they call. */
public final class Doors {

  private final Map<String, Account> byPath;

  public Doors(List<Account> accounts) {
    this.byPath =
        accounts.stream()
            .filter(account -> account.gateway() instanceof Inbound)
            .collect(Collectors.toUnmodifiableMap(Account::webhookPath, Function.identity()));
  }

  /** True if nobody calls. */
  public boolean none() {
    return byPath.isEmpty();
  }

  /** The channels whose providers call. */
  public List<String> channels() {
    return byPath.values().stream().map(Account::channel).distinct().sorted().toList();
  }

  /** Routes that look for what providers have, where they do not call. */
  public List<RoutesBuilder> fetching(CaptureLog log, Clock clock) {
    List<RoutesBuilder> routes = new ArrayList<>();
    for (Account account : byPath.values()) {
      routes.addAll(provider(account).fetching(account, new Fetched(account, log, clock)));
    }
    return routes;
  }

  /**
   * Whether somebody calls at this address.
   *
   * @param path the names in it: channel, and location unless it is for all of them
   */
  public boolean lead(Map<String, String> path) {
    return at(path.get("channel"), path.get("location")).isPresent();
  }

  /**
   * The account that is called at {@code /in/<channel>/<location>}.
   *
   * @param location slug of a location, or null for an account for all of them
   */
  Optional<Account> at(String channel, String location) {
    String path = "/in/" + channel + (location == null ? "" : "/" + location);
    return Optional.ofNullable(byPath.get(path));
  }

  /** The provider behind an account. */
  static Inbound provider(Account account) {
    return (Inbound) account.gateway();
  }
}
