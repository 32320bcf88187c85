package org.triggerlinks.channels.sms.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.triggerlinks.channels.sms.smpp.SmppWire.PASSWORD;
import static org.triggerlinks.channels.sms.smpp.SmppWire.PATIENT;
import static org.triggerlinks.channels.sms.smpp.SmppWire.SYSTEM_ID;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.channels.SendResult;

/** A carrier that speaks TLS, with a certificate of its own for "localhost". */
class SmppTlsTest {

  private static final char[] STORE = "changeit".toCharArray();

  @TempDir Path folder;
  private SSLContext certificates;
  private SmppStandIn standIn;

  @BeforeEach
  void open() throws IOException, GeneralSecurityException, InterruptedException {
    Path file = folder.resolve("carrier.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "carrier",
                "-keyalg",
                "EC",
                "-dname",
                "CN=carrier",
                "-ext",
                "san=dns:localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(STORE))
            .inheritIO()
            .start();
    assertThat(keytool.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, STORE);
    }
    KeyManagerFactory ours = KeyManagerFactory.getInstance("PKIX");
    ours.init(keys, STORE);
    TrustManagerFactory trusted = TrustManagerFactory.getInstance("PKIX");
    trusted.init(keys);
    certificates = SSLContext.getInstance("TLS");
    certificates.init(ours.getKeyManagers(), trusted.getTrustManagers(), null);
    standIn = new SmppStandIn(0, SYSTEM_ID, PASSWORD, certificates.getServerSocketFactory());
  }

  @AfterEach
  void close() {
    standIn.close();
  }

  private SendResult send(String host, SSLSocketFactory trusting) {
    Map<String, String> account = Map.of(Smpp.HOST, host, Smpp.TLS, "true");
    try (SmppWire wire = new SmppWire(standIn, PATIENT, account, trusting)) {
      return wire.send("Hello");
    }
  }

  @Test
  void a_carrier_that_proves_who_it_is_gets_the_message() {
    assertThat(send("localhost", certificates.getSocketFactory()))
        .isInstanceOf(SendResult.Accepted.class);
  }

  @Test
  void a_carrier_whose_certificate_is_of_another_host_gets_no_password() {
    assertThat(send("127.0.0.1", certificates.getSocketFactory()))
        .isInstanceOf(SendResult.TryLater.class);
    assertThat(standIn.attempts()).isZero();
  }

  @Test
  void a_carrier_whom_nobody_vouches_for_gets_no_password() {
    assertThat(send("localhost", (SSLSocketFactory) SSLSocketFactory.getDefault()))
        .isInstanceOf(SendResult.TryLater.class);
    assertThat(standIn.attempts()).isZero();
  }
}
