package org.triggerlinks.channels;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.triggerlinks.channels.http.CallProvider;
import org.triggerlinks.channels.http.ProviderHttp;

/** The ways from the channels to the providers of which there are accounts: Camel's routes. */
public final class Providers implements AutoCloseable {

  private final List<Gateway> gateways;
  private final URI baseUrl;
  private final ProviderHttp http;
  private volatile ProducerTemplate entrance;

  /**
   * The ways to the providers of these accounts.
   *
   * @param baseUrl our public URL, without a slash at the end
   */
  public Providers(List<Account> accounts, URI baseUrl) {
    this(accounts, baseUrl, new ProviderHttp());
  }

  Providers(List<Account> accounts, URI baseUrl, ProviderHttp http) {
    this.gateways = accounts.stream().map(Account::gateway).distinct().toList();
    this.baseUrl = baseUrl;
    this.http = http;
  }

  /** What the routes need to be found by name. */
  public void bind(BiConsumer<String, Object> registry) {
    if (!gateways.isEmpty()) {
      registry.accept(ProviderHttp.NAME, http.component());
    }
  }

  /** The routes: they start before what sends, so that they stop after it. */
  public List<RouteBuilder> routes() {
    List<RouteBuilder> routes = new ArrayList<>();
    if (!gateways.isEmpty()) {
      routes.add(new CallProvider());
      routes.add(entrances());
      gateways.forEach(gateway -> routes.add(gateway.sending()));
    }
    return routes;
  }

  private RouteBuilder entrances() {
    return new RouteBuilder() {
      @Override
      public void configure() {
        entrance = getContext().createProducerTemplate();
      }
    };
  }

  /** Brings a message to its provider, and its answer back. */
  public SendResult send(OutgoingMessage message, Account account) {
    Sending sending = new Sending(message, account, URI.create(baseUrl + account.webhookPath()));
    return entrance.requestBody(account.gateway().entrance(), sending, SendResult.class);
  }

  @Override
  public void close() {
    http.close();
  }
}
