package org.triggerlinks.channels;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.triggerlinks.channels.http.ProviderHttp;

/** The routes of one account's gateway, running. */
public final class Wire implements AutoCloseable {

  /** Our public URL. */
  public static final URI OURS = URI.create("https://go.example.com");

  private final Account account;
  private final Providers providers;
  private final Main camel = new Main();

  private Wire(Account account, Providers providers) {
    this.account = account;
    this.providers = providers;
  }

  public static Wire of(Account account) {
    return of(account, new ProviderHttp());
  }

  public static Wire of(Account account, ProviderHttp http) {
    return of(account, http, List.of());
  }

  /** The same, with the routes that fetch what the provider has for the account. */
  public static Wire fetching(Account account, Keeper keeper) {
    Inbound inbound = (Inbound) account.gateway();
    return of(account, new ProviderHttp(), inbound.fetching(account, keeper));
  }

  private static Wire of(Account account, ProviderHttp http, List<RouteBuilder> fetching) {
    Wire wire = new Wire(account, new Providers(List.of(account), OURS, http));
    wire.camel.configure().withAutoConfigurationEnabled(false);
    wire.providers.bind(wire.camel::bind);
    wire.providers.routes().forEach(wire.camel.configure()::addRoutesBuilder);
    fetching.forEach(wire.camel.configure()::addRoutesBuilder);
    wire.camel.start();
    return wire;
  }

  /** Sends this text to this address. */
  public SendResult send(String address, String text) {
    OutgoingMessage message =
        new OutgoingMessage(
            UUID.randomUUID(),
            UUID.randomUUID(),
            "main-street",
            UUID.randomUUID(),
            address,
            null,
            text,
            null,
            null,
            null);
    return send(message);
  }

  public SendResult send(OutgoingMessage message) {
    return providers.send(message, account);
  }

  @Override
  public void close() {
    camel.stop();
    providers.close();
  }
}
