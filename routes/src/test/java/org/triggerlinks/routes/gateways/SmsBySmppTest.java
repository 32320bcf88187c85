package org.triggerlinks.routes.gateways;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.channels.sms.smpp.SmppDeliveries;
import org.triggerlinks.channels.sms.smpp.SmppStandIn;
import org.triggerlinks.routes.promises.RunningService;

/** The service with an account at a carrier's SMPP server. */
class SmsBySmppTest {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String OURS = "+15005550001";

  @TempDir Path folder;

  private SmppStandIn carrier;
  private RunningService service;
  private String at;
  private String contact;
  private String phone;

  @BeforeEach
  void start() throws IOException {
    carrier = new SmppStandIn(0, "triggers", "s3cr3t-p");
    service =
        new RunningService(
            folder,
            Map.of(
                "channels.sms.provider", "smpp",
                "channels.sms.host", "127.0.0.1",
                "channels.sms.port", Integer.toString(carrier.port()),
                "channels.sms.system-id", "triggers",
                "channels.sms.password", "s3cr3t-p",
                "channels.sms.from", OURS));
    at = service.location();
    contact = service.contact(at);
    phone = service.visitor().get("/contacts/" + contact + at).text("/phone");
  }

  @AfterEach
  void stop() throws Exception {
    service.close();
    carrier.close();
  }

  @Test
  void what_a_contact_writes_comes_in_though_nothing_went_out_before() throws Exception {
    SmppDeliveries session = carrier.session(SOON);
    int status =
        session.message(phone, OURS, (byte) 0, "Yes please".getBytes(StandardCharsets.US_ASCII));

    assertThat(status).isZero();
    await().atMost(SOON).until(() -> timeline().contains("The contact sent an SMS: Yes please"));
  }

  @Test
  void a_message_goes_out_and_its_receipt_comes_in() throws Exception {
    SmppDeliveries session = carrier.session(SOON);
    String id =
        service
            .visitor()
            .post(
                "/messages" + at, Map.of("contact_id", contact, "channel", "sms", "text", "Hello"))
            .text("/id");
    await().atMost(SOON).until(() -> carrier.taken().size() == 1);
    assertThat(carrier.taken().get(0).text()).isEqualTo("Hello");

    for (int i = 0; i < 2; i++) {
      assertThat(session.receipt(phone, OURS, carrier.taken().get(0).id(), "DELIVRD", "000"))
          .isZero();
    }
    await()
        .atMost(SOON)
        .until(
            () -> service.visitor().get("/messages/" + id + at).text("/state").equals("DELIVERED"));
    service.quiet();
    assertThat(timeline()).containsOnlyOnce("message_delivered");
  }

  private String timeline() throws IOException {
    return service
        .visitor()
        .get("/contacts/" + contact + "/timeline" + at + "&limit=200")
        .body()
        .toString();
  }
}
