package org.triggerlinks.routes.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is the same for every route: which headers come in and go out, and what an error shows. */
class HttpBorderTest {
  @TempDir static Path data;
  private static TriggerLinks instance;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static final class Routes extends RouteBuilder {
    @Override
    public void configure() {
      from("platform-http:/go/{link}")
          .setHeader("JMSXGroupID", constant("contact-7"))
          .setHeader("secret", constant("inside"))
          .setHeader(Exchange.HTTP_RESPONSE_CODE, constant(302))
          .setHeader("Location", constant("https://example.org/"))
          .setHeader("Cache-Control", constant("no-store"))
          .setBody(constant(new byte[0]));
      from("platform-http:/echo/{link}")
          .setBody(
              simple(
                  "${header.link}|${header.q}|${header.CamelHttpResponseCode}|"
                      + "${header.Authorization}|${header.JMSXGroupID}"));
      from("platform-http:/swallow").setBody(constant("swallowed"));
      from("platform-http:/fail").routeConfigurationId(HttpFailures.ID).throwException(secret());
      from("platform-http:/fail-unmapped").throwException(secret());
    }

    private static Exception secret() {
      return new IllegalStateException("password is sesame");
    }
  }

  @BeforeAll
  static void start() {
    instance = TriggerLinks.start(TestSettings.in(data), List.of(new Routes()));
  }

  @AfterAll
  static void stop() {
    instance.close();
  }

  @Test
  void a_redirect_carries_exactly_the_headers_that_were_set() throws Exception {
    HttpResponse<String> answer =
        send(
            request("/go/abc?Location=https://evil.example&X-Robots-Tag=all&q=1")
                .header("X-Anything", "echo?")
                .header("ETag", "mine")
                .header("Cookie", "a=b")
                .header("Content-Type", "text/html"));

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().map())
        .containsOnly(
            Map.entry("location", List.of("https://example.org/")),
            Map.entry("cache-control", List.of("no-store")),
            Map.entry("content-length", List.of("0")));
  }

  @Test
  void it_speaks_no_version_of_http_that_knows_no_connection_close() throws Exception {
    HttpResponse<String> answer = send(request("/go/abc").version(HttpClient.Version.HTTP_2));

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
  }

  @Test
  void what_steers_the_inside_cannot_come_from_outside() throws Exception {
    HttpResponse<String> answer =
        send(
            request(
                    "/echo/abc?link=evil&q=1&CamelHttpResponseCode=201&JMSXGroupID=x&Authorization=Bearer%20q")
                .header("CamelHttpResponseCode", "202")
                .header("JMSXGroupID", "y"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("abc|1|||");
  }

  @Test
  void form_fields_are_held_to_the_same_rules() throws Exception {
    HttpRequest.Builder form =
        request("/echo/abc")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("q=2&link=evil&Authorization=x&Location=evil"));

    HttpResponse<String> answer = send(form);

    assertThat(answer.body()).isEqualTo("abc|2|||");
    assertThat(answer.headers().map()).doesNotContainKey("location");
  }

  @Test
  void a_real_authorization_header_arrives() throws Exception {
    assertThat(send(request("/echo/abc").header("Authorization", "Bearer t")).body())
        .isEqualTo("abc|||Bearer t|");
  }

  @Test
  void a_body_over_the_limit_is_answered_with_413() throws Exception {
    HttpResponse<String> answer =
        send(request("/swallow").POST(BodyPublishers.ofByteArray(new byte[(1 << 20) + 1])));

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).isEqualTo("The request is larger than the 1048576 bytes allowed.\n");
    assertThat(
            send(request("/swallow").POST(BodyPublishers.ofByteArray(new byte[1 << 20])))
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void a_failure_shows_a_reference_and_not_its_reason() throws Exception {
    for (String path : List.of("/fail", "/fail-unmapped")) {
      HttpResponse<String> answer = send(request(path).header("X-Anything", "echo?"));

      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.body()).doesNotContain("sesame", "Exception", "at org.");
      assertThat(answer.headers().map().keySet())
          .isSubsetOf("content-type", "content-length", "cache-control", "transfer-encoding");
    }
    assertThat(send(request("/fail")).body()).startsWith("Something went wrong on our side.");
  }

  @Test
  void a_request_that_is_no_http_path_is_refused_without_detail() throws Exception {
    HttpResponse<String> answer = send(request("/echo/%00%0d%0aSet-Cookie:x"));

    assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(instance.localUrl() + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
