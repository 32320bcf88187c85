package org.triggerlinks.channels.email;

import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.OutgoingMessage;

/** Accounts and messages to test with. */
final class Mails {

  static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  static final UUID ID = UUID.fromString("0193a2b4-5c6d-7e8f-9a0b-1c2d3e4f5a6b");
  static final String MESSAGE_ID = "<" + ID + "@shop.example>";
  static final URI LEAVE = URI.create("https://go.shop.example/u/Ab3dE9fGh2");

  private Mails() {}

  static Account account(Map<String, String> more) {
    return account(new Smtp(CLOCK), more);
  }

  static Account account(Smtp smtp, Map<String, String> more) {
    Map<String, String> values = new TreeMap<>();
    values.put(EmailKeys.HOST, "127.0.0.1");
    values.put(EmailKeys.SECURITY, EmailKeys.NONE);
    values.put(EmailKeys.FROM, "Main Street <hello@shop.example>");
    values.putAll(more);
    return new Account(smtp, null, values);
  }

  static OutgoingMessage message(String subject, String text, String html, URI unsubscribe) {
    return to("ada@example.net", subject, text, html, unsubscribe);
  }

  static OutgoingMessage to(
      String address, String subject, String text, String html, URI unsubscribe) {
    return new OutgoingMessage(
        ID,
        UUID.randomUUID(),
        "main-street",
        UUID.randomUUID(),
        address,
        subject,
        text,
        html,
        null,
        unsubscribe);
  }

  static KeyPair keys() throws NoSuchAlgorithmException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return generator.generateKeyPair();
  }

  static String pem(KeyPair keys) {
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'})
            .encodeToString(keys.getPrivate().getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
  }
}
