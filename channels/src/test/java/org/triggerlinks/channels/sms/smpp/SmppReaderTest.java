package org.triggerlinks.channels.sms.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.Command;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a carrier says right after it answered. */
class SmppReaderTest {

  private static final String BOUND = "00000011 80000009 00000000 00000001 00";
  private static final String DELIVERS = "00000010 00000005 00000000 00000001";

  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final SmppReader reader = new SmppReader();

  @AfterEach
  void close() {
    thread.shutdownNow();
  }

  private static DataInputStream octets(String hex) {
    byte[] octets = HexFormat.of().parseHex(hex.replace(" ", ""));
    return new DataInputStream(new ByteArrayInputStream(octets));
  }

  @Test
  void what_follows_the_answer_to_a_bind_is_read_when_the_session_knows_it() throws Exception {
    DataInputStream in = octets(BOUND + DELIVERS);
    reader.readPDU(in, reader.readPDUHeader(in));
    CountDownLatch begun = new CountDownLatch(1);
    Future<Command> next =
        thread.submit(
            () -> {
              begun.countDown();
              return reader.readPDUHeader(in);
            });

    begun.await();
    assertThatThrownBy(() -> next.get(100, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    reader.settled();
    assertThat(next.get(30, TimeUnit.SECONDS).getCommandId())
        .isEqualTo(SMPPConstant.CID_DELIVER_SM);
  }

  @Test
  void what_is_no_pdu_is_not_made_room_for() {
    // The first octets of TLS.
    assertThatThrownBy(() -> reader.readPDUHeader(octets("16030100 f8010000 f40303aa aabbbbcc")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("does not speak SMPP");
  }
}
