package org.triggerlinks.routes.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.ExchangePattern;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Compiling the rules may take a minute, in which facts come and the service may be stopped. */
@Timeout(60)
class StoppedBeforeTheRulesTest {

  private static final long MILLIS = 5_000;
  private static final Pattern ONE_DECIDED =
      Pattern.compile("camel_exchanges_total\\{[^}]*routeId=\"decide-facts\"[^}]*} 1\\.0");

  @TempDir Path data;
  private Path rules;
  private Path away;
  private Settings settings;

  @BeforeEach
  void choose() throws IOException {
    rules = Files.createDirectory(data.resolve("rules"));
    away = data.resolve("away");
    settings = TestSettings.in(data, Map.of("rules.folder", rules.toString()));
  }

  /** A service whose rules are not there to be loaded; {@code /put} puts facts on their queue. */
  private TriggerLinks withoutRules() {
    RouteBuilder put =
        new RouteBuilder() {
          @Override
          public void configure() throws IOException {
            Files.move(rules, away);
            from("platform-http:/put")
                .removeHeaders("*")
                .setBody(constant("[]"))
                .to(ExchangePattern.InOnly, "jms:queue:facts");
          }
        };
    return TriggerLinks.start(settings, List.of(put));
  }

  private static String get(TriggerLinks instance, String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(instance.localUrl() + path)).build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  @Test
  void to_stop_before_the_rules_are_loaded_is_no_failed_attempt_at_the_facts() throws Exception {
    try (TriggerLinks instance = withoutRules()) {
      assertThat(get(instance, "/put")).isEqualTo("[]");
    }

    assertThat(failedAttempts()).isZero();
  }

  @Test
  void facts_are_decided_as_soon_as_the_rules_are_loaded() throws Exception {
    try (TriggerLinks instance = withoutRules()) {
      assertThat(get(instance, "/put")).isEqualTo("[]");
      assertThat(get(instance, "/metrics")).doesNotContainPattern(ONE_DECIDED);

      Files.move(away, rules);
      await().until(() -> ONE_DECIDED.matcher(get(instance, "/metrics")).find());
    }
  }

  private int failedAttempts() throws JMSException {
    try (Broker broker = Broker.open(settings);
        JMSContext context = broker.plain().createContext();
        var consumer = context.createConsumer(context.createQueue("facts"))) {
      Message fact = consumer.receive(MILLIS);
      assertThat(fact).isNotNull();
      return fact.getIntProperty("JMSXDeliveryCount") - 1;
    }
  }
}
