package org.triggerlinks.channels.email;

import jakarta.mail.MessagingException;
import java.util.Locale;
import java.util.Set;

/** Tells what a machine wrote for somebody from what somebody wrote (RFC 3834). */
final class Automatic {

  private static final Set<String> PRECEDENCE = Set.of("bulk", "junk", "auto_reply", "list");

  private Automatic() {}

  static boolean is(ReceivedMail mail) throws MessagingException {
    String submitted = mail.header("Auto-Submitted").toLowerCase(Locale.ROOT);
    String suppress = mail.header("X-Auto-Response-Suppress").toLowerCase(Locale.ROOT);
    return !(submitted.isEmpty() || submitted.matches("no\\b.*"))
        || PRECEDENCE.contains(mail.header("Precedence").toLowerCase(Locale.ROOT))
        || mail.header("Return-Path").equals("<>")
        || !(suppress.isEmpty() || suppress.equals("none"))
        || !mail.header("X-Autoreply").isEmpty()
        || !mail.header("X-Autorespond").isEmpty();
  }
}
