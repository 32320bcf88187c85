package org.triggerlinks.channels.gbp;

import java.util.Optional;
import org.apache.camel.Exchange;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.SendResult;
import org.triggerlinks.channels.Sending;
import org.triggerlinks.channels.http.ProviderAnswer;
import org.triggerlinks.channels.http.ProviderCall;

/**
 * A message on its way to Google. Calls to a provider take the body's place, so the message and its
 * token travel beside it, as properties.
 */
final class GoogleExchange {

  private static final String SENDING = "sending";
  private static final String TOKEN = "token";

  private final GoogleApi api;
  private final GoogleTokens tokens;

  GoogleExchange(GoogleApi api, GoogleTokens tokens) {
    this.api = api;
    this.tokens = tokens;
  }

  /** Looks at a message: from here on the body is a result if it is not to be sent. */
  void begin(Exchange exchange) {
    Sending sending = exchange.getMessage().getBody(Sending.class);
    exchange.setProperty(SENDING, sending);
    Optional<GoogleToken> token = tokens.atHand(sending.account());
    exchange.setProperty(TOKEN, token.orElse(null));
    api.objection(sending)
        .or(() -> token.isPresent() ? Optional.empty() : cannotAsk(sending.account()))
        .ifPresent(exchange.getMessage()::setBody);
  }

  private static Optional<SendResult> cannotAsk(Account account) {
    return ServiceAccount.problem(account.get(GoogleKeys.SERVICE_ACCOUNT))
        .map(SendResult.WrongConfiguration::new);
  }

  boolean maySend(Exchange exchange) {
    return exchange.getMessage().getBody() instanceof Sending;
  }

  boolean needsToken(Exchange exchange) {
    return maySend(exchange) && exchange.getProperty(TOKEN) == null;
  }

  void askForToken(Exchange exchange) {
    exchange.getMessage().setBody(tokens.request(sending(exchange).account()));
  }

  /** Takes the token out of the answer; the body is the message again, or why it has to stay. */
  void keepToken(Exchange exchange) {
    ProviderAnswer answer = exchange.getMessage().getBody(ProviderAnswer.class);
    Optional<GoogleToken> token = tokens.keep(sending(exchange).account(), answer);
    exchange.setProperty(TOKEN, token.orElse(null));
    exchange
        .getMessage()
        .setBody(token.isPresent() ? sending(exchange) : TokenAnswer.failure(answer));
  }

  void write(Exchange exchange) {
    ProviderCall call = api.call(sending(exchange));
    exchange.getMessage().setBody(call.with("Authorization", "Bearer " + token(exchange).value()));
  }

  void read(Exchange exchange) {
    ProviderAnswer answer = exchange.getMessage().getBody(ProviderAnswer.class);
    if (answer instanceof ProviderAnswer.Answered answered) {
      answer = withoutToken(answered, token(exchange));
      if (answered.status() == 401) {
        tokens.forget(sending(exchange).account(), token(exchange));
      }
    }
    exchange.getMessage().setBody(GoogleAnswer.result(api, sending(exchange), answer));
  }

  private static ProviderAnswer withoutToken(ProviderAnswer.Answered answer, GoogleToken token) {
    return new ProviderAnswer.Answered(
        answer.status(), answer.retryAfter(), token.hiddenIn(answer.body()));
  }

  private static Sending sending(Exchange exchange) {
    return exchange.getProperty(SENDING, Sending.class);
  }

  private static GoogleToken token(Exchange exchange) {
    return exchange.getProperty(TOKEN, GoogleToken.class);
  }
}
