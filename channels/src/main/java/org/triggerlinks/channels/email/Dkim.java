package org.triggerlinks.channels.email;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.simplejavamail.utils.mail.dkim.Canonicalization;
import org.simplejavamail.utils.mail.dkim.DkimMessage;
import org.simplejavamail.utils.mail.dkim.DkimSigner;
import org.simplejavamail.utils.mail.dkim.SigningAlgorithm;
import org.triggerlinks.channels.Account;

/** Signs mail in the name of a domain (DKIM, RFC 6376). */
final class Dkim {

  private static final int SHORTEST_KEY = 1024;

  private Dkim() {}

  /**
   * The same message, which signs itself when it is written; as it is if the account has no key.
   * Both canonicalisations are relaxed, as servers on the way fold headers anew.
   */
  static MimeMessage signed(MimeMessage message, Account account) throws MessagingException {
    if (!account.has(EmailKeys.DKIM_KEY)) {
      return message;
    }
    try {
      DkimSigner signer =
          new DkimSigner(
              account.get(EmailKeys.DKIM_DOMAIN),
              account.get(EmailKeys.DKIM_SELECTOR),
              key(account.get(EmailKeys.DKIM_KEY)));
      signer.setHeaderCanonicalization(Canonicalization.RELAXED);
      signer.setBodyCanonicalization(Canonicalization.RELAXED);
      signer.setSigningAlgorithm(SigningAlgorithm.SHA256_WITH_RSA);
      signer.setLengthParam(false);
      // It would ask the DNS for the public key before each message.
      signer.setCheckDomainKey(false);
      // Required by RFC 8058, 4; List-Unsubscribe is among what is signed anyway.
      signer.addHeaderToSign("List-Unsubscribe-Post");
      return new DkimMessage(message, signer);
    } catch (GeneralSecurityException e) {
      throw new MessagingException("The DKIM key cannot be used", e);
    }
  }

  /** What is wrong with a key, which is not told itself; null if nothing is. */
  static String problem(String pem) {
    try {
      return key(pem).getModulus().bitLength() < SHORTEST_KEY
          ? "needs a dkim-key of 1,024 bits at least; 2,048 are usual"
          : null;
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return "needs a private RSA key as dkim-key, as PEM (PKCS #8: BEGIN PRIVATE KEY); openssl pkcs8"
          + " -topk8 -nocrypt makes one of an older form";
    }
  }

  private static RSAPrivateKey key(String pem) throws GeneralSecurityException {
    String base64 = pem.replaceAll("-----(BEGIN|END) PRIVATE KEY-----|\\s", "");
    return (RSAPrivateKey)
        KeyFactory.getInstance("RSA")
            .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
  }
}
