package org.triggerlinks.channels.email;

/** How far a mail got on its way to the server. */
enum SmtpStep {
  /** Connecting, the server's greeting, and ours. */
  CONNECTING,
  /** Logging in. */
  LOGIN,
  /** Saying who it is from. */
  SENDER,
  /** Saying who it is for. */
  RECIPIENT,
  /** Asking whether the server takes what is in it. */
  DATA,
  /** The server is given what is in it: from here on it may have it. */
  CONTENT
}
