package org.triggerlinks.routes.api;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.Inbound;
import org.triggerlinks.channels.Limit;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.routes.dispatch.Gate;

/**
 * By what a location sends on each channel, what keeps it from sending, and what to enter at the
 * provider. Nothing of a secret is in it.
 */
final class ChannelResource {

  private final Database database;
  private final List<Gate> gates;
  private final URI baseUrl;

  /**
   * @param gates one before each channel
   * @param baseUrl where providers call the service
   */
  ChannelResource(Database database, List<Gate> gates, URI baseUrl) {
    this.database = database;
    this.gates = gates;
    this.baseUrl = baseUrl;
  }

  private record LimitView(String scope, int messages, long perSeconds) {

    static LimitView of(Limit limit) {
      return new LimitView(limit.scope().name(), limit.messages(), limit.per().toSeconds());
    }
  }

  private record View(
      String name,
      String gateway,
      boolean ownAccount,
      boolean reachesPeople,
      URI webhook,
      Long windowHours,
      List<LimitView> limits,
      String stopped) {}

  private record Views(List<View> items) {}

  void register(Handlers handlers) {
    handlers.on("getChannels", this::get);
  }

  private ApiResponse get(ApiRequest request) {
    String slug =
        database.inTransaction(
            session -> LinkResource.location(session, request.location()).slug());
    return ApiResponse.ok(new Views(gates.stream().map(gate -> view(gate, slug)).toList()));
  }

  private View view(Gate gate, String slug) {
    Optional<Account> account = gate.channel().account(slug);
    return new View(
        gate.channel().name(),
        account.map(each -> each.gateway().name()).orElse("sandbox"),
        account.map(Account::location).isPresent(),
        account.filter(Account::sendsToPeople).isPresent(),
        account.filter(ChannelResource::callsUs).map(this::webhook).orElse(null),
        gate.channel().window(slug).map(Duration::toHours).orElse(null),
        gate.channel().limits(slug).stream().map(LimitView::of).toList(),
        gate.stopped(slug).orElse(null));
  }

  private static boolean callsUs(Account account) {
    return account.gateway() instanceof Inbound inbound && inbound.callsUs();
  }

  private URI webhook(Account account) {
    return URI.create(baseUrl.toString().replaceFirst("/$", "") + account.webhookPath());
  }
}
