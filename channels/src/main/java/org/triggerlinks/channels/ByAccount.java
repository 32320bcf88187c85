package org.triggerlinks.channels;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A channel that sends by the account of the message's location; where there is none, the sandbox
 * stands in.
 */
public final class ByAccount implements Channel {

  private final Channel sandbox;
  private final Map<String, Account> ofLocations;
  private final Optional<Account> ofAll;
  private final BiFunction<OutgoingMessage, Account, SendResult> way;
  private final boolean recognisesRepeats;

  /**
   * A channel.
   *
   * @param sandbox carries what belongs to no account
   * @param accounts those of this channel
   * @param way brings a message to its gateway's route
   */
  public ByAccount(
      Channel sandbox,
      List<Account> accounts,
      BiFunction<OutgoingMessage, Account, SendResult> way) {
    this.sandbox = sandbox;
    this.way = way;
    this.ofAll = accounts.stream().filter(account -> account.location() == null).findFirst();
    this.ofLocations =
        accounts.stream()
            .filter(account -> account.location() != null)
            .collect(Collectors.toUnmodifiableMap(Account::location, Function.identity()));
    this.recognisesRepeats =
        sandbox.recognisesRepeats()
            && accounts.stream().allMatch(account -> account.gateway().recognisesRepeats());
  }

  @Override
  public String name() {
    return sandbox.name();
  }

  @Override
  public boolean recognisesRepeats() {
    return recognisesRepeats;
  }

  @Override
  public String sender(String location) {
    return account(location).map(Account::place).orElseGet(() -> sandbox.sender(location));
  }

  @Override
  public List<Limit> limits(String location) {
    return account(location)
        .map(account -> account.gateway().limits(account))
        .orElseGet(() -> sandbox.limits(location));
  }

  @Override
  public Optional<Duration> window(String location) {
    return account(location)
        .map(account -> account.gateway().window())
        .orElseGet(() -> sandbox.window(location));
  }

  @Override
  public SendResult send(OutgoingMessage message) {
    return account(message.location())
        .map(account -> way.apply(message, account))
        .orElseGet(() -> sandbox.send(message));
  }

  @Override
  public Optional<Account> account(String location) {
    return Optional.ofNullable(ofLocations.get(location)).or(() -> ofAll);
  }
}
