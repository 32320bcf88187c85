package org.triggerlinks.routes.redirect;

import java.util.Map;
import org.apache.commons.text.StringEscapeUtils;
import org.apache.commons.text.StringSubstitutor;

/** The plain pages a contact may see in place of a redirect. They need no script. */
final class LinkPages {

  private static final String FRAME =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="robots" content="noindex">
      <title>${title}</title>
      <style>
      body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 32rem; margin: 15vh auto; padding: 0 1rem; }
      button { font: inherit; padding: .6rem 1.4rem; }
      </style>
      </head>
      <body>
      <h1>${title}</h1>
      ${body}
      </body>
      </html>
      """;

  private LinkPages() {}

  static String unknown() {
    return page(
        "This link does not exist",
        "<p>It may have been cut off when it was copied, or it was deleted. Please open it once more"
            + " from the message, or ask the sender for a new one.</p>");
  }

  static String broken(String link) {
    return page(
        "This link leads nowhere right now",
        "<p>\"%s\" has no page to show at the moment. The sender can see that you were here. Please try"
                .formatted(StringEscapeUtils.escapeHtml4(link))
            + " again later, or answer the message.</p>");
  }

  // Posts to the very URL of this page: the form has no address, so it cannot be sent elsewhere.
  static String confirm(String link) {
    return page(
        link,
        "<p>Please confirm. Nothing has been changed yet.</p>"
            + "<form method=\"post\"><button type=\"submit\">Confirm</button></form>");
  }

  static String confirmed(String link) {
    return page(link, "<p>Thank you. Your confirmation has arrived.</p>");
  }

  static String unsubscribe() {
    return page(
        "No more of these e-mails?",
        "<p>Press the button, and the sender of the message ends its e-mails to you. Nothing has been changed"
            + " yet.</p>"
            + "<form method=\"post\"><button type=\"submit\">Unsubscribe</button></form>");
  }

  static String unsubscribed() {
    return page(
        "You are unsubscribed",
        "<p>The sender of the message ends its e-mails to you. What is on its way already may still arrive.</p>");
  }

  static String nobody(String link) {
    return page(
        link,
        "<p>This address does not say who you are, so nothing has been changed and nothing can be changed"
            + " here. Please use the link in a message that you received from the sender, whole and as it"
            + " stands there.</p>");
  }

  static String notKept() {
    return page(
        "Please try again",
        "<p>Your confirmation could not be stored just now, so nothing has been changed. Please go back and"
            + " press the button once more.</p>");
  }

  private static String page(String title, String body) {
    // A link's name is data: what looks like a variable in it stays as it is.
    return new StringSubstitutor(
            Map.of("title", StringEscapeUtils.escapeHtml4(title), "body", body))
        .setDisableSubstitutionInValues(true)
        .replace(FRAME);
  }
}
