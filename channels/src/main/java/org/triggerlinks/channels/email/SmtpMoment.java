package org.triggerlinks.channels.email;

/** When a server answers. */
public enum SmtpMoment {
  /** As soon as somebody connects. */
  GREETING,
  /** To EHLO. */
  HELLO,
  /** To AUTH and what follows it. */
  LOGIN,
  /** To MAIL FROM. */
  SENDER,
  /** To RCPT TO. */
  RECIPIENT,
  /** To DATA. */
  DATA,
  /** To the dot at the end of a mail, which is taken by then. */
  END
}
