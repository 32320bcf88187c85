package org.triggerlinks.channels.meta;

import java.time.Duration;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.Gateway;
import org.triggerlinks.channels.Inbound;
import org.triggerlinks.channels.OutgoingMessage;
import org.triggerlinks.channels.SendResult;
import org.triggerlinks.channels.Sending;
import org.triggerlinks.channels.WebhookReply;
import org.triggerlinks.channels.WebhookRequest;
import org.triggerlinks.channels.http.CallProvider;
import org.triggerlinks.channels.http.ProviderAnswer;
import org.triggerlinks.channels.http.ProviderCall;

/** What Messenger, Instagram and WhatsApp have in common: the route, the window, the webhook. */
public abstract class MetaGateway implements Gateway, Inbound {

  private static final String ACCOUNT = "account";

  /** Why there is no use in asking Meta to send this; empty if there is. */
  protected abstract Optional<SendResult> refused(OutgoingMessage message);

  /** The call that sends it. */
  protected abstract ProviderCall call(Sending sending);

  /** Where an answer has the id of the message (RFC 6901): "/message_id". */
  protected abstract String idInAnswer();

  @Override
  public boolean sendsToPeople(Account account) {
    return !account.get(GraphKeys.API_URL).startsWith("http://");
  }

  /** The Graph API has no way to say that two requests are the same message. */
  @Override
  public boolean recognisesRepeats() {
    return false;
  }

  /** A day, in which texts of our own may be sent. */
  @Override
  public Optional<Duration> window() {
    return Optional.of(Duration.ofDays(1));
  }

  @Override
  public RouteBuilder sending() {
    return new RouteBuilder() {
      @Override
      public void configure() {
        from(entrance())
            .routeId("send-by-" + name())
            .setProperty(ACCOUNT)
            .body(Sending.class, Sending::account)
            .transform()
            .body(Sending.class, MetaGateway.this::ask)
            .filter(body().isInstanceOf(ProviderCall.class))
            .to(CallProvider.ENTRANCE)
            .transform()
            .exchange(MetaGateway.this::result)
            .end();
      }
    };
  }

  private Object ask(Sending sending) {
    Optional<SendResult> refused = refused(sending.message());
    return refused.isPresent() ? refused.get() : call(sending);
  }

  private SendResult result(Exchange exchange) {
    Account account = exchange.getProperty(ACCOUNT, Account.class);
    return GraphAnswer.result(
        exchange.getMessage().getBody(ProviderAnswer.class),
        account.get(GraphKeys.ACCESS_TOKEN),
        idInAnswer());
  }

  @Override
  public WebhookReply receive(WebhookRequest request, Account account) {
    return switch (request.method()) {
      case "GET" ->
          HubHandshake.answer(request.url().getRawQuery(), account.get(GraphKeys.VERIFY_TOKEN));
      case "POST" -> isSigned(request, account) ? WebhookReply.kept() : unsigned();
      default -> WebhookReply.refused(405, "Only GET and POST are answered.");
    };
  }

  private static boolean isSigned(WebhookRequest request, Account account) {
    return HubSignature.matches(
        account.get(GraphKeys.APP_SECRET), request.body(), request.header(HubSignature.HEADER));
  }

  private static WebhookReply unsigned() {
    return WebhookReply.refused(403, "The signature is not that of this app.");
  }
}
