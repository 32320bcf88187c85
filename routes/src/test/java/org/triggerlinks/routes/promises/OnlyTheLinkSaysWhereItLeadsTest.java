package org.triggerlinks.routes.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise 8: a destination comes from the table of links, whatever stands in the request. */
class OnlyTheLinkSaysWhereItLeadsTest {

  private static final String DESTINATION = "https://example.com/Plain";
  private static final List<String> EVIL =
      List.of("evil.test", "evil.test:443", "example.com.evil.test");

  @TempDir static Path strict;
  @TempDir static Path behindProxy;

  private static RunningService service;
  private static RunningService trusting;
  private String at;
  private String url;
  private String path;

  @BeforeAll
  static void start() throws Exception {
    service = new RunningService(strict, Map.of());
    trusting = new RunningService(behindProxy, Map.of("trusted-proxies", "127.0.0.0/8, ::1"));
  }

  @AfterAll
  static void stop() {
    service.close();
    trusting.close();
  }

  @BeforeEach
  void settle() throws Exception {
    at = service.location();
    url = service.link(at, "Plain", false);
    path = URI.create(url).getRawPath();
  }

  @Test
  void no_parameter_and_no_header_chooses_where_the_redirect_goes() throws Exception {
    for (String query :
        List.of(
            "",
            "?url=https://evil.test",
            "?destination=https://evil.test",
            "?Location=https://evil.test",
            "?path=https://evil.test",
            "?to=//evil.test&a=%0d%0aLocation:%20https://evil.test")) {
      assertThat(leadsTo(url + query, Map.of())).as(query).isEqualTo(DESTINATION);
    }
    for (String header :
        List.of(
            "X-Original-URL",
            "X-Rewrite-URL",
            "Location",
            "Referer",
            "X-Forwarded-Prefix",
            "CamelHttpUri",
            "CamelHttpResponseCode")) {
      assertThat(leadsTo(url, Map.of(header, "https://evil.test")))
          .as(header)
          .isEqualTo(DESTINATION);
    }
  }

  @Test
  void no_field_of_a_form_chooses_where_the_redirect_goes() throws Exception {
    HttpResponse<String> answer =
        service
            .visitor()
            .submit(
                url,
                "Location=https://evil.test&url=https://evil.test&destination=https://evil.test&path=x");

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).contains(DESTINATION);
  }

  @Test
  void a_path_that_is_not_exactly_a_link_leads_nowhere() throws Exception {
    for (String more :
        List.of(
            "/https://evil.test",
            "/..",
            "//evil.test",
            "%2f%2fevil.test",
            "%0d%0aX:y",
            "@evil.test")) {
      HttpResponse<String> answer =
          service.visitor().request("GET", url + more, Map.of("User-Agent", Visitor.PHONE));
      assertThat(answer.statusCode()).as(more).isEqualTo(404);
      assertThat(answer.headers().firstValue("Location")).as(more).isEmpty();
      assertThat(answer.headers().map()).as(more).doesNotContainKey("x");
    }
  }

  @Test
  void a_path_that_climbs_leads_to_the_link_it_ends_at_or_nowhere() throws Exception {
    for (String climbing :
        List.of(
            "/l/../l/" + key(),
            "/./l/" + key(),
            "//evil.test/.." + path,
            "/\\evil.test" + path,
            "/%2e%2e" + path,
            path + ";evil.test",
            path + "%00.evil.test",
            path + "?#//evil.test")) {
      assertLeadsNowhereElse(RawRequest.get(climbing, "Host: localhost").send(service.port()));
    }
  }

  @Test
  void the_host_that_is_asked_for_chooses_nothing() throws Exception {
    for (String host : EVIL) {
      RawRequest.Answer answer = RawRequest.get(path, "Host: " + host).send(service.port());

      assertThat(answer.status()).as(host).isEqualTo(302);
      assertThat(answer.location()).as(host).contains(DESTINATION);
    }
    for (String host : List.of("", "evil.test/..", "a@evil.test", "evil.test#")) {
      assertLeadsNowhereElse(RawRequest.get(path, "Host: " + host).send(service.port()));
    }
    assertLeadsNowhereElse(
        RawRequest.get(path, "Host: localhost", "Host: evil.test").send(service.port()));
  }

  @Test
  void a_request_that_names_a_whole_url_is_answered_for_its_path_alone() throws Exception {
    for (String host : EVIL) {
      RawRequest.Answer answer =
          RawRequest.get("http://" + host + path, "Host: localhost").send(service.port());

      assertThat(answer.status()).as(host).isEqualTo(302);
      assertThat(answer.location()).as(host).contains(DESTINATION);
    }
  }

  @Test
  void what_follows_a_hash_chooses_nothing() throws Exception {
    for (String fragment : List.of("#//evil.test", "#@evil.test", "#https://evil.test")) {
      assertLeadsNowhereElse(
          RawRequest.get(path + fragment, "Host: localhost").send(service.port()));
    }
  }

  @Test
  void a_stranger_does_not_choose_the_domain_by_claiming_to_be_a_proxy() throws Exception {
    String taken = domainOf(service, service.location());

    for (String header : List.of("X-Forwarded-Host: " + taken, "Forwarded: host=" + taken)) {
      RawRequest.Answer answer =
          RawRequest.get(path, "Host: localhost", header).send(service.port());

      assertThat(answer.status()).as(header).isEqualTo(302);
      assertThat(answer.location()).as(header).contains(DESTINATION);
    }
  }

  @Test
  void a_trusted_proxy_names_the_domain_and_no_destination() throws Exception {
    String here = trusting.location();
    String target = URI.create(trusting.link(here, "Plain", false)).getRawPath();
    String own = domainOf(trusting, here);
    String other = domainOf(trusting, trusting.location());

    for (String host : List.of(own, "evil.test", "evil.test, " + own)) {
      RawRequest.Answer answer =
          RawRequest.get(
                  target,
                  "Host: internal",
                  "X-Forwarded-Host: " + host,
                  "X-Forwarded-Proto: javascript",
                  "X-Forwarded-Prefix: //evil.test",
                  "X-Forwarded-For: 192.0.2.9")
              .send(trusting.port());
      assertThat(answer.status()).as(host).isEqualTo(302);
      assertThat(answer.location()).as(host).contains(DESTINATION);
    }
    RawRequest.Answer elsewhere =
        RawRequest.get(target, "Host: internal", "X-Forwarded-Host: " + other)
            .send(trusting.port());
    assertThat(elsewhere.status()).isEqualTo(404);
    assertThat(elsewhere.location()).isEmpty();
  }

  private String key() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Gives a location a domain of its own. */
  private static String domainOf(RunningService service, String at) throws IOException {
    String slug = at.substring(at.indexOf('=') + 1);
    String domain = "d" + UUID.randomUUID() + ".test";
    for (var location : service.visitor().get("/locations?limit=200").items()) {
      if (location.path("slug").asText().equals(slug)) {
        String id = location.path("id").asText();
        assertThat(service.visitor().patch("/locations/" + id, Map.of("domain", domain)).status())
            .isEqualTo(200);
        return domain;
      }
    }
    throw new IllegalStateException("There is no location " + slug);
  }

  private static void assertLeadsNowhereElse(RawRequest.Answer answer) {
    if (answer.status() == 302) {
      assertThat(answer.location()).contains(DESTINATION);
    } else {
      assertThat(answer.status()).as(answer.text()).isIn(400, 404);
      assertThat(answer.location()).as(answer.text()).isEmpty();
    }
  }

  private static String leadsTo(String url, Map<String, String> headers) throws IOException {
    HttpResponse<String> answer = service.visitor().request("GET", url, headers);
    assertThat(answer.statusCode()).isEqualTo(302);
    return answer.headers().firstValue("Location").orElseThrow();
  }
}
