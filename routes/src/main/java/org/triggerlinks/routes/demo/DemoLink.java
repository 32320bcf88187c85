package org.triggerlinks.routes.demo;

/** The links that the shipped workflows name. */
enum DemoLink {
  APPOINTMENT_CONFIRMATION("Appointment Confirmation", "https://example.com/appointment/confirmed"),
  APPOINTMENT_SURVEY("Appointment Survey", "https://example.com/survey"),
  REVIEW_US("Review Us", "https://example.com/reviews"),
  UNSUBSCRIBE_SMS("Unsubscribe from SMS", "https://example.com/unsubscribed/sms", true),
  UNSUBSCRIBE_EMAIL("Unsubscribe from Email", "https://example.com/unsubscribed/email", true),
  SPRING_SALE_SMS("Spring Sale SMS Link", "https://example.com/spring-sale?from=sms"),
  SPRING_SALE_EMAIL("Spring Sale Email Link", "https://example.com/spring-sale?from=email"),
  SPRING_SALE_SOCIAL("Spring Sale Social Link", "https://example.com/spring-sale?from=social"),
  MONTHLY_PROMO("Monthly Promo", "{{custom_values.monthly_promo_url}}"),
  PREMIUM_BROCHURE("Premium Brochure", "https://example.com/brochures/premium"),
  STARTER_BROCHURE("Starter Brochure", "https://example.com/brochures/starter"),
  WELCOME_GUIDE("Welcome Guide", "https://example.com/welcome"),
  BOOK_A_CALL("Book a Call", "https://example.com/call");

  private final String label;
  private final String destination;
  private final boolean consent;

  DemoLink(String label, String destination) {
    this(label, destination, false);
  }

  DemoLink(String label, String destination, boolean consent) {
    this.label = label;
    this.destination = destination;
    this.consent = consent;
  }

  String label() {
    return label;
  }

  String destination() {
    return destination;
  }

  /** It changes consent, so its page has a button. */
  boolean consent() {
    return consent;
  }
}
