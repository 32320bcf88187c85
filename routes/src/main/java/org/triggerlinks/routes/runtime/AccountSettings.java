package org.triggerlinks.routes.runtime;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.AccountKey;
import org.triggerlinks.channels.AccountLabel;
import org.triggerlinks.channels.Channels;
import org.triggerlinks.channels.Gateway;

/** What was set of the accounts at providers, and the accounts that this makes. */
final class AccountSettings {

  private final List<String> problems;
  private final Map<AccountLabel, Given> given = new LinkedHashMap<>();

  AccountSettings(List<String> problems) {
    this.problems = problems;
  }

  /** Notes a value; false if there is no such setting of an account. */
  boolean take(String label, Given value) {
    Optional<AccountLabel> known = AccountLabel.named(label);
    known.ifPresent(name -> given.put(name, value));
    return known.isPresent();
  }

  /** The same from the configuration's own file, which is no place for a secret. */
  boolean takeFromFile(String label, Given value) {
    Optional<AccountLabel> known = AccountLabel.named(label);
    known.ifPresent(
        name -> {
          if (isSecret(name)) {
            problems.add(
                "%s: %s is a secret; take it out of this file and give it as %s_FILE."
                    .formatted(value.origin(), label, variable(name)));
          } else if (given.containsKey(name) && given.get(name).isIn(value)) {
            problems.add(
                "%s: %s is set twice, first at %s; remove one of the two."
                    .formatted(value.origin(), label, given.get(name).origin()));
          } else {
            given.put(name, value);
          }
        });
    return known.isPresent();
  }

  /** The accounts for all locations and for single ones; what keeps one from being made is told. */
  List<Account> accounts() {
    List<Account> accounts = new ArrayList<>();
    List<AccountLabel> places =
        given.keySet().stream()
            .map(label -> label.of(""))
            .distinct()
            .sorted(Comparator.comparing(AccountLabel::label))
            .toList();
    for (AccountLabel place : places) {
      boolean refined =
          place.location() == null
              && places.stream()
                  .anyMatch(
                      other -> other.location() != null && other.channel().equals(place.channel()));
      account(place, refined).ifPresent(accounts::add);
    }
    return accounts;
  }

  /**
   * The account of one place.
   *
   * @param refined locations add what is theirs, so that it need not be whole by itself
   */
  private Optional<Account> account(AccountLabel place, boolean refined) {
    Optional<Gateway> chosen = gateway(place);
    if (chosen.isEmpty()) {
      return Optional.empty();
    }
    Gateway gateway = chosen.get();
    int before = problems.size();
    Map<String, String> values = new TreeMap<>();
    List<AccountKey> missing = new ArrayList<>();
    for (AccountKey key : gateway.keys()) {
      Optional<String> value = value(place.of(key.name()), key);
      value.ifPresent(text -> values.put(key.name(), text));
      if (value.isEmpty() && key.required()) {
        missing.add(key);
      }
    }
    if (refined && (!missing.isEmpty() || gateway.problem(values).isPresent())) {
      return Optional.empty();
    }
    missing.forEach(key -> problems.add(isMissing(place.of(key.name()), gateway, key)));
    if (missing.isEmpty()) {
      gateway
          .problem(values)
          .ifPresent(
              sentence ->
                  problems.add("%s* (%s) %s.".formatted(place.label(), gateway.name(), sentence)));
    }
    return problems.size() > before
        ? Optional.empty()
        : Optional.of(new Account(gateway, place.location(), values));
  }

  private Optional<Gateway> gateway(AccountLabel place) {
    List<Gateway> gateways =
        Channels.GATEWAYS.stream()
            .filter(gateway -> gateway.channel().equals(place.channel()))
            .toList();
    AccountLabel label = place.of(AccountLabel.PROVIDER);
    Optional<Given> name = given(label);
    if (name.isEmpty()) {
      return Optional.of(gateways.get(0));
    }
    Optional<Gateway> gateway =
        gateways.stream().filter(each -> each.name().equals(name.get().value())).findFirst();
    if (gateway.isEmpty()) {
      List<String> names = gateways.stream().map(Gateway::name).toList();
      problems.add(
          "%s: %s must be one of: %s, but is \"%s\"."
              .formatted(
                  name.get().origin(),
                  label.label(),
                  String.join(", ", names),
                  name.get().value()));
    }
    return gateway;
  }

  private Optional<String> value(AccountLabel label, AccountKey key) {
    Optional<Given> value = given(label);
    if (value.isPresent() && !key.form().matcher(value.get().value()).matches()) {
      problems.add(
          "%s: %s %s, but is \"%s\"."
              .formatted(
                  value.get().origin(),
                  label.label(),
                  key.formInWords(),
                  key.secret() ? "***" : value.get().value()));
    }
    return value.map(Given::value);
  }

  /** What was given for a location, or else for all of them; nothing is the same as "". */
  private Optional<Given> given(AccountLabel label) {
    return Optional.ofNullable(given.get(label))
        .or(
            () ->
                Optional.ofNullable(
                    given.get(new AccountLabel(null, label.channel(), label.key()))))
        .filter(value -> !value.value().isEmpty());
  }

  private static String isMissing(AccountLabel label, Gateway gateway, AccountKey key) {
    return "%s is missing, without which nothing is sent by %s; set %s%s. It is: %s"
        .formatted(
            label.label(),
            gateway.name(),
            variable(label),
            key.secret() ? "_FILE" : "",
            key.sentence());
  }

  private static String variable(AccountLabel label) {
    return Key.VARIABLE_PREFIX + label.variable();
  }

  private static boolean isSecret(AccountLabel label) {
    return Channels.GATEWAYS.stream()
        .filter(gateway -> gateway.channel().equals(label.channel()))
        .flatMap(gateway -> gateway.keys().stream())
        .anyMatch(key -> key.name().equals(label.key()) && key.secret());
  }
}
