package org.triggerlinks.channels.email;

import java.time.Duration;
import java.util.Properties;
import org.triggerlinks.channels.Account;

/** An account in the words of Jakarta Mail (package org.eclipse.angus.mail.smtp). */
final class SmtpProperties {

  private SmtpProperties() {}

  static Properties of(Account account, SmtpPatience patience, SmtpSocket socket) {
    String security = account.get(EmailKeys.SECURITY);
    Properties all = new Properties();
    all.setProperty("mail.smtp.connectiontimeout", millis(patience.connecting()));
    all.setProperty("mail.smtp.timeout", millis(patience.reading()));
    all.setProperty("mail.smtp.writetimeout", millis(patience.writing()));
    all.put("mail.smtp.executor.writetimeout", socket.alarm());
    all.put("mail.smtp.socketFactory", socket);
    // Otherwise who refuses a connection is asked for it a second time.
    all.setProperty("mail.smtp.socketFactory.fallback", "false");
    all.setProperty("mail.smtp.ssl.enable", is(security, EmailKeys.TLS));
    all.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    all.setProperty("mail.smtp.starttls.enable", is(security, EmailKeys.STARTTLS));
    all.setProperty("mail.smtp.starttls.required", is(security, EmailKeys.STARTTLS));
    all.setProperty("mail.smtp.auth", Boolean.toString(account.has(EmailKeys.USER)));
    all.setProperty("mail.smtp.auth.mechanisms", "PLAIN LOGIN");
    // How we greet; by itself it would look up the name of this computer.
    all.setProperty(
        "mail.smtp.localhost",
        MailAddress.named(account.get(EmailKeys.FROM))
            .map(from -> MailAddress.domain(from.getAddress()))
            .orElse("localhost"));
    all.setProperty("mail.smtp.quitwait", "false");
    all.putAll(patience.more());
    return all;
  }

  private static String is(String value, String expected) {
    return Boolean.toString(value.equals(expected));
  }

  private static String millis(Duration duration) {
    return Long.toString(duration.toMillis());
  }
}
