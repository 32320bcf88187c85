package org.triggerlinks.model.text;

/** An e-mail of which both parts were written by hand. */
record TwoPartEmail(EmailTemplate html, EmailTemplate plain) implements EmailTemplate {

  @Override
  public Template template() {
    return html.template().and(plain.template());
  }

  @Override
  public EmailBody render(Values values) {
    Values once = OneUrlPerLink.of(values);
    return new EmailBody(html.render(once).html(), plain.render(once).text());
  }
}
