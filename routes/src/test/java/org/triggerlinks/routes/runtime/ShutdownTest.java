package org.triggerlinks.routes.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.seda.SedaEndpoint;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ShutdownTest {
  @TempDir Path data;

  private static final class SlowRoute extends RouteBuilder {
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    @Override
    public void configure() {
      from("platform-http:/slow").process(this::hold).setBody(constant("finished"));
    }

    private void hold(Exchange exchange) throws InterruptedException {
      arrived.countDown();
      released.await();
    }
  }

  @Test
  void a_request_in_flight_is_answered_before_the_service_stops() throws Exception {
    SlowRoute slow = new SlowRoute();
    TriggerLinks instance = TriggerLinks.start(TestSettings.in(data), List.of(slow));
    HttpClient http = HttpClient.newHttpClient();
    CompletableFuture<HttpResponse<String>> inFlight = get(http, instance, "/slow");
    assertThat(slow.arrived.await(5, TimeUnit.SECONDS)).isTrue();

    CompletableFuture<Void> stopped = CompletableFuture.runAsync(instance::close);
    Awaitility.await().until(() -> get(http, instance, "/health/live").get().statusCode() == 503);
    assertThat(stopped).isNotDone();
    HttpResponse<String> refused = get(http, instance, "/health/live").get();
    assertThat(refused.headers().firstValue("connection"))
        .as("or its next request would be cut off")
        .hasValue("close");
    slow.released.countDown();

    assertThat(inFlight.get(5, TimeUnit.SECONDS).body()).isEqualTo("finished");
    stopped.get(10, TimeUnit.SECONDS);
  }

  // Camel stops them one after the other, and waits each time until the consumer looks up.
  @Test
  void a_flow_that_has_nothing_to_do_looks_up_ten_times_a_second() throws Exception {
    List<Integer> patience = new ArrayList<>();
    RouteBuilder look =
        new RouteBuilder() {
          @Override
          public void configure() throws Exception {
            getContext()
                .addStartupListener(
                    (context, started) ->
                        context.getEndpoints().stream()
                            .filter(SedaEndpoint.class::isInstance)
                            .forEach(each -> patience.add(((SedaEndpoint) each).getPollTimeout())));
          }
        };

    TriggerLinks.start(TestSettings.in(data), List.of(look)).close();

    assertThat(patience).hasSizeGreaterThan(3).allMatch(millis -> millis <= 100);
  }

  private static CompletableFuture<HttpResponse<String>> get(
      HttpClient http, TriggerLinks instance, String path) {
    HttpRequest request = HttpRequest.newBuilder(URI.create(instance.localUrl() + path)).build();
    return http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
  }
}
