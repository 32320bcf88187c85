package org.triggerlinks.routes.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TriggerLinksTest {
  private final HttpClient http = HttpClient.newHttpClient();

  @TempDir Path data;

  @Test
  void it_starts_and_stops_twice_in_one_process_on_one_folder() throws Exception {
    Settings settings = TestSettings.in(data);
    for (int i = 0; i < 2; i++) {
      try (TriggerLinks instance = TriggerLinks.start(settings)) {
        assertThat(get(instance, "/health/live").statusCode()).isEqualTo(200);
      }
    }
    try (ServerSocket port = new ServerSocket(settings.http().port())) {
      assertThat(port.isBound()).isTrue();
    }
  }

  @Test
  void a_second_instance_on_the_same_folder_is_refused_with_a_sentence() {
    try (TriggerLinks first = TriggerLinks.start(TestSettings.in(data))) {
      assertThatThrownBy(() -> TriggerLinks.start(TestSettings.in(data)))
          .isInstanceOf(CannotStart.class)
          .hasMessage(
              "The data folder "
                  + data
                  + " is in use by another Trigger Links; stop it, or choose another folder with"
                  + " --data.");
      assertThat(first.port()).isPositive();
    }
  }

  @Test
  void a_taken_port_is_refused_with_a_sentence_and_nothing_is_left() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      assertThatThrownBy(() -> TriggerLinks.start(TestSettings.in(data, Map.of("http.port", port))))
          .isInstanceOf(CannotStart.class)
          .hasMessageStartingWith("Port " + port + " of 127.0.0.1 cannot be opened;");
    }
    TriggerLinks.start(TestSettings.in(data)).close();
  }

  @Test
  void readiness_tells_how_each_part_is() throws Exception {
    try (TriggerLinks instance = TriggerLinks.start(TestSettings.in(data))) {
      HttpResponse<String> answer = get(instance, "/health/ready");

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
      assertThat(answer.body()).contains("\"broker\"", "The broker answers.");
    }
  }

  @Test
  void the_root_and_an_unknown_path_help_along() throws Exception {
    try (TriggerLinks instance = TriggerLinks.start(TestSettings.in(data))) {
      assertThat(get(instance, "/").body()).contains("/api/docs");
      HttpResponse<String> unknown = get(instance, "/nowhere");
      assertThat(unknown.statusCode()).isEqualTo(404);
      assertThat(unknown.body()).contains("There is nothing at this address");
    }
  }

  @Test
  void metrics_are_served_as_text() throws Exception {
    try (TriggerLinks instance = TriggerLinks.start(TestSettings.in(data))) {
      assertThat(get(instance, "/metrics").body())
          .contains("jvm_memory_used_bytes", "process_uptime_seconds");
    }
  }

  private HttpResponse<String> get(TriggerLinks instance, String path)
      throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(instance.localUrl() + path)).build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
