package org.triggerlinks.model.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.triggerlinks.model.destination.InvalidDestination.Reason;

class DestinationTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '~',
      value = {
        "http://example.com => http://example.com/",
        "HTTPS://EXAMPLE.com:443/A => https://example.com/A",
        "http://example.com:80 => http://example.com/",
        "http://example.com:/ => http://example.com/",
        "http://example.com:0080/x => http://example.com/x",
        "https://example.com:8443/x => https://example.com:8443/x",
        "https://example.com/a b?q=é => https://example.com/a%20b?q=%C3%A9",
        "https://example.com/#a b é => https://example.com/#a%20b%20%C3%A9",
        "https://example.com/a/../../b/./c => https://example.com/b/c",
        "https://example.com/%2e%2e/b => https://example.com/b",
        "https://example.com/a%0d%0ab => https://example.com/a%0D%0Ab",
        "https://example.com/?a=<b>\"|{c}^` => https://example.com/?a=%3Cb%3E%22%7C%7Bc%7D%5E%60",
        "https://example.com/?u=http://user@host/ => https://example.com/?u=http://user@host/",
        "https://example.com./x => https://example.com./x",
        "https://bücher.example/ => https://xn--bcher-kva.example/",
        "https://BÜCHER.example/ => https://xn--bcher-kva.example/",
        "https://faß.de/ => https://xn--fa-hia.de/",
        "https://xn--fa-hia.de/ => https://xn--fa-hia.de/",
        "https://😀.la/ => https://xn--e28h.la/",
        "https://my_shop.example.com/ => https://my_shop.example.com/",
        "https://r3---sn-x.example.com/ => https://r3---sn-x.example.com/",
        "https://8.8.8.8/ => https://8.8.8.8/",
        "https://0x08080808/ => https://8.8.8.8/",
        "https://[2606:4700:4700:0:0:0:0:1111]:8080/ => https://[2606:4700:4700::1111]:8080/",
        "https://[::ffff:8.8.8.8]/ => https://[::ffff:808:808]/",
      })
  void a_public_url_is_normalised_as_a_browser_does(String typed, String url) {
    Destination destination = Destination.parse(typed, false);

    assertThat(destination.url()).isEqualTo(url);
    assertThat(Destination.parse(url, false)).isEqualTo(destination);
    assertThat(URI.create(url).getScheme()).startsWith("http");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/",
        "http://127.1/",
        "http://127.0.1/",
        "http://0x7f.1/",
        "http://0x7f.0.0.0x1",
        "http://2130706433/",
        "http://0177.0.0.1/",
        "http://017700000001/",
        "http://0x7f000001/",
        "http://192.168.257/",
        "http://127.0.0.1./",
        "http://0/",
        "http://0.0.0.0/",
        "http://127。0。0。1/",
        "http://①②⑦.0.0.1/",
        "http://１２７.0.0.1/",
        "http://10.1.2.3/",
        "http://172.16.0.1/",
        "http://172.31.255.255/",
        "http://192.168.1.1/",
        "http://169.254.169.254/",
        "http://0xa9fea9fe/",
        "http://2852039166/",
        "http://0251.0376.0251.0376/",
        "http://100.64.0.1/",
        "http://224.0.0.1/",
        "http://239.1.1.1/",
        "http://255.255.255.255/",
        "http://240.0.0.1/",
        "http://[::1]/",
        "http://[::]/",
        "http://[0:0:0:0:0:0:0:1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:7f00:1]/",
        "http://[::127.0.0.1]/",
        "http://[::ffff:a9fe:a9fe]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[64:ff9b::169.254.169.254]/",
        "http://[64:ff9b:1::1]/",
        "http://[2002:7f00:1::]/",
        "http://[2002:a9fe:a9fe::1]/",
        "http://[2001::1]/",
        "http://[fe80::1]/",
        "http://[fc00::1]/",
        "http://[fd00:ec2::254]/",
        "http://[fec0::1]/",
        "http://[ff02::1]/",
        "http://localhost/",
        "http://LOCALHOST/",
        "http://localhost./",
        "http://ⓛocalhost/",
        "http://loc\u00adalhost/",
        "http://a.localhost/",
        "http://printer.local/",
        "http://metadata.google.internal/",
        "http://metadata.google.internal./",
        "http://router.home.arpa/",
        "http://intranet/",
        "http://intranet:8080/x",
        "http://host/"
      })
  void a_host_inside_a_network_is_refused_unless_the_location_allows_it(String typed) {
    refused(typed, Reason.PRIVATE_HOST);
    assertThat(Destination.parse(typed, true).url()).startsWith("http://");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {
        "javascript:alert(1), SCHEME",
        "JaVaScRiPt://example.com/%0aalert(1), SCHEME",
        "data:text/html;base64;x, SCHEME",
        "ftp://example.com/, SCHEME",
        "file:///etc/passwd, SCHEME",
        "mailto:a@example.com, SCHEME",
        "//example.com/, SCHEME",
        "example.com/x, SCHEME",
        "/x, SCHEME",
        "https:example.com, HOST_MISSING",
        "https:/example.com, HOST_MISSING",
        "https:///example.com, HOST_MISSING",
        "https://, HOST_MISSING",
        "https://?x, HOST_MISSING",
        "https://:80/, HOST_MISSING",
        "https://user@example.com/, USER_INFO",
        "https://user:pw@example.com/, USER_INFO",
        "https://@example.com/, USER_INFO",
        "https://example.com@evil.example/, USER_INFO",
        "https:\\\\example.com, BACKSLASH",
        "https://example.com\\@evil.example/, BACKSLASH",
        "https://example.com/a\\b, BACKSLASH",
        "https://a b.com/, HOST",
        "https://a..b/, HOST",
        "https://.com/, HOST",
        "https://-a.com/, HOST",
        "https://a|b.com/, HOST",
        "https://a^b.com/, HOST",
        "https://a<b.com/, HOST",
        "https://*.com/, HOST",
        "https://a$b.com/, HOST",
        "https://a%2fb.com/, HOST",
        "https://%31%32%37.0.0.1/, HOST",
        "https://example.com%40evil.example/, HOST",
        "https://xn--a.com/, HOST",
        "https://[::1/, HOST",
        "https://[::1].com/, HOST",
        "https://[1::2::3]/, HOST",
        "https://[fe80::1%25eth0]/, HOST",
        "https://[fe80::1%eth0]/, HOST",
        "https://[127.0.0.1]/, HOST",
        "https://[]/, HOST",
        "https://[*]/, HOST",
        "https://[2606::/16]/, HOST",
        "https://256.1.1.1/, HOST",
        "https://1.2.3.4.5/, HOST",
        "https://4294967296/, HOST",
        "https://08.1.1.1/, HOST",
        "https://foo.0x4/, HOST",
        "https://foo.09/, HOST",
        "https://1-2.3.4.5/, HOST",
        "https://١٢٧.0.0.1/, HOST",
        "https://example.com:65536/, PORT",
        "https://example.com:8a/, PORT",
        "https://example.com:-1/, PORT",
        "https://a.example:b:c/, PORT"
      })
  void what_is_no_destination_is_refused_also_where_private_hosts_are_allowed(
      String typed, Reason reason) {
    refused(typed, reason);
    assertThatThrownBy(() -> Destination.parse(typed, true)).isInstanceOf(InvalidDestination.class);
  }

  @Test
  void control_characters_are_refused_wherever_they_stand() {
    for (String c : new String[] {"\n", "\r", "\t", "\0", "\u007f", "\u0085"}) {
      refused("https://example.com/a" + c + "b", Reason.CONTROL_CHARACTER);
      refused(c + "https://example.com/", Reason.CONTROL_CHARACTER);
      refused("java" + c + "script:alert(1)", Reason.CONTROL_CHARACTER);
    }
  }

  @Test
  void nothing_too_much_and_half_a_character_are_refused() {
    refused(null, Reason.EMPTY);
    refused("   ", Reason.EMPTY);
    refused("https://example.com/" + "a".repeat(2029), Reason.TOO_LONG);
    refused("https://example.com/" + "é".repeat(1000), Reason.TOO_LONG);
    refused("https://example.com/\ud800", Reason.MALFORMED);
    refused("https://" + "a".repeat(64) + ".com", Reason.HOST);
    refused("https://" + "a.".repeat(126) + "com", Reason.HOST);
    assertThat(Destination.parse(" https://example.com/" + "a".repeat(2028) + " ", false).url())
        .hasSize(2048);
  }

  @Test
  void the_message_says_what_is_wrong_and_what_to_do() {
    assertThatThrownBy(() -> Destination.parse("http://127.1/", false))
        .hasMessage(
            "The host \"127.1\" is not on the public internet. Use a public one, or allow private"
                + " hosts for this location.");
  }

  @Test
  void any_text_is_either_refused_or_makes_a_safe_url() {
    Random random = new Random(7);
    String alphabet = "aZ0.:/?#@[]\\%x1-_ é。\t<>|{}&=\u00ad😀";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder typed =
          new StringBuilder(random.nextBoolean() ? "https://" : "http://example.com");
      for (int n = random.nextInt(20); n > 0; n--) {
        typed.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      try {
        Destination destination = Destination.parse(typed.toString(), false);
        assertThat(destination.url()).matches("https?://[!-~]+");
        assertThat(Destination.parse(destination.url(), false)).isEqualTo(destination);
      } catch (InvalidDestination e) {
        assertThat(e).hasMessageContaining(".");
      }
    }
  }

  private static void refused(String typed, Reason reason) {
    InvalidDestination refusal =
        catchThrowableOfType(InvalidDestination.class, () -> Destination.parse(typed, false));
    assertThat(refusal).as(typed).isNotNull();
    assertThat(refusal.reason()).as(typed).isEqualTo(reason);
  }
}
