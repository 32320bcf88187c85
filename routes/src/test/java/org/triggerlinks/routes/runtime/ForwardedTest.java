package org.triggerlinks.routes.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ForwardedTest {
  private final Forwarded forwarded = new Forwarded(List.of("10.0.0.0/8", "192.0.2.1", "fd00::/8"));

  @Test
  void a_client_without_a_proxy_is_the_peer() {
    assertThat(forwarded.client("198.51.100.7", Map.of("Host", "Links.Example.org:8080")))
        .isEqualTo(new Forwarded.Client("198.51.100.7", "http", "links.example.org"));
  }

  @Test
  void a_stranger_cannot_say_who_it_is() {
    Map<String, String> headers =
        Map.of(
            "Host", "links.example.org",
            "X-Forwarded-For", "203.0.113.9",
            "X-Forwarded-Proto", "https",
            "X-Forwarded-Host", "evil.example");

    assertThat(forwarded.client("198.51.100.7", headers))
        .isEqualTo(new Forwarded.Client("198.51.100.7", "http", "links.example.org"));
  }

  @Test
  void a_host_with_the_dot_of_the_root_is_the_same_host() {
    assertThat(forwarded.client("198.51.100.7", Map.of("Host", "links.example.org.:8080")).host())
        .isEqualTo("links.example.org");
  }

  @Test
  void a_trusted_proxy_is_believed() {
    Map<String, String> headers =
        Map.of(
            "host", "internal:8080",
            "x-forwarded-for", "203.0.113.9",
            "x-forwarded-proto", "https",
            "x-forwarded-host", "links.example.org");

    assertThat(forwarded.client("10.1.2.3", headers))
        .isEqualTo(new Forwarded.Client("203.0.113.9", "https", "links.example.org"));
  }

  @Test
  void the_client_is_the_right_most_hop_that_is_not_trusted() {
    Map<String, String> headers =
        Map.of("X-Forwarded-For", "1.1.1.1, 203.0.113.9, 192.0.2.1, 10.9.9.9");

    assertThat(forwarded.client("10.1.2.3", headers).address()).isEqualTo("203.0.113.9");
  }

  @Test
  void several_header_lines_are_read_as_one() {
    Map<String, Object> headers =
        Map.of("X-Forwarded-For", List.of("1.1.1.1", "203.0.113.9, 10.9.9.9"));

    assertThat(forwarded.client("10.1.2.3", headers).address()).isEqualTo("203.0.113.9");
  }

  @Test
  void a_hop_that_is_no_address_ends_the_search() {
    Map<String, String> headers = Map.of("X-Forwarded-For", "203.0.113.9, <script>, 10.9.9.9");

    assertThat(forwarded.client("10.1.2.3", headers).address()).isEqualTo("10.9.9.9");
  }

  @Test
  void ipv6_peers_and_mapped_ipv4_peers_are_recognised() {
    Map<String, String> headers = Map.of("X-Forwarded-For", "2001:db8::1", "Host", "[::1]:8080");

    assertThat(forwarded.client("fd00::5", headers))
        .isEqualTo(new Forwarded.Client("2001:db8::1", "http", "[::1]"));
    assertThat(forwarded.client("::ffff:10.1.2.3", headers).address()).isEqualTo("2001:db8::1");
  }
}
