package org.triggerlinks.channels.email;

import java.util.List;
import org.triggerlinks.channels.AccountKey;

/** What has to be told to send by a mail server, and to read what comes back. */
final class EmailKeys {

  static final String HOST = "host";
  static final String PORT = "port";
  static final String SECURITY = "security";
  static final String USER = "user";
  static final String PASSWORD = "password";
  static final String FROM = "from";
  static final String REPLY_TO = "reply-to";
  static final String RETURN_PATH = "return-path";
  static final String UNSUBSCRIBE_MAILTO = "unsubscribe-mailto";
  static final String DKIM_DOMAIN = "dkim-domain";
  static final String DKIM_SELECTOR = "dkim-selector";
  static final String DKIM_KEY = "dkim-key";
  static final String IMAP_HOST = "imap-host";
  static final String IMAP_PORT = "imap-port";
  static final String IMAP_SECURITY = "imap-security";
  static final String IMAP_USER = "imap-user";
  static final String IMAP_PASSWORD = "imap-password";
  static final String IMAP_FOLDER = "imap-folder";

  /** Encrypted from the first byte. */
  static final String TLS = "tls";

  /** Encrypted from the server's promise on; without one nothing is sent. */
  static final String STARTTLS = "starttls";

  /** Not encrypted: on this computer only. */
  static final String NONE = "none";

  private static final String HOST_FORM = "[A-Za-z0-9.-]+|\\[?[0-9A-Fa-f:]+\\]?";
  private static final String HOST_WORDS = "must be the name or address of a server";
  private static final String PORT_FORM = "[1-9][0-9]{0,4}";
  private static final String PORT_WORDS = "must be a port such as %s";
  private static final String SECURITY_FORM = "starttls|tls|none";
  private static final String SECURITY_WORDS = "must be starttls, tls or none";
  private static final String DOMAIN_FORM = "[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+";

  static final List<AccountKey> ALL =
      List.of(
          AccountKey.required(HOST, "Name of the server that takes mail to send (SMTP).")
              .matching(HOST_FORM, HOST_WORDS),
          AccountKey.optional(PORT, "Its port: 587 with starttls, 465 with tls.")
              .or("587")
              .matching(PORT_FORM, PORT_WORDS.formatted("587")),
          AccountKey.optional(
                  SECURITY,
                  "How the connection is encrypted: starttls, tls, or none for a server on this"
                      + " computer.")
              .or(STARTTLS)
              .matching(SECURITY_FORM, SECURITY_WORDS),
          AccountKey.optional(USER, "Who logs in there."),
          AccountKey.optional(PASSWORD, "The password of that user, or an API key in its place.")
              .kept(),
          AccountKey.required(
              FROM, "Who mail is from: hello@example.com, or Main Street <hello@example.com>."),
          AccountKey.optional(REPLY_TO, "Where answers go, if not to who it is from."),
          AccountKey.optional(
              RETURN_PATH,
              "Where reports of failures go, with {id} where the message's id is to stand:"
                  + " bounces+{id}@example.com."),
          AccountKey.optional(
              UNSUBSCRIBE_MAILTO,
              "Address of its own; who writes there wants no more: unsubscribe@example.com."),
          AccountKey.optional(DKIM_DOMAIN, "Domain that signs mail (DKIM); its own key is needed.")
              .matching(DOMAIN_FORM, "must be a domain such as example.com"),
          AccountKey.optional(DKIM_SELECTOR, "Name of the key in that domain's DNS.")
              .matching("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*", "must be a name such as tl1"),
          AccountKey.optional(DKIM_KEY, "The private RSA key itself, as a PEM file has it.").kept(),
          AccountKey.optional(IMAP_HOST, "Name of the server where answers arrive (IMAP).")
              .matching(HOST_FORM, HOST_WORDS),
          AccountKey.optional(IMAP_PORT, "Its port: 993 with tls, 143 with starttls.")
              .or("993")
              .matching(PORT_FORM, PORT_WORDS.formatted("993")),
          AccountKey.optional(IMAP_SECURITY, "How that connection is encrypted, as above.")
              .or(TLS)
              .matching(SECURITY_FORM, SECURITY_WORDS),
          AccountKey.optional(IMAP_USER, "Who logs in there."),
          AccountKey.optional(IMAP_PASSWORD, "The password of that user.").kept(),
          AccountKey.optional(IMAP_FOLDER, "Folder that answers and reports arrive in.")
              .or("INBOX"));

  private EmailKeys() {}
}
