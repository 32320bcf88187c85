package org.triggerlinks.channels.sms.smpp;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocketFactory;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.Happened;
import org.triggerlinks.channels.SendResult;
import org.triggerlinks.channels.Wire;
import org.triggerlinks.model.time.ServiceClock;

/** The gateway with an account at a stand-in, and an inbox that can be told to fail. */
final class SmppWire implements AutoCloseable {

  static final String SYSTEM_ID = "triggers";
  static final String PASSWORD = "s3cr3t-p";
  static final String TO = "+15005550006";
  static final String FROM = "+15005550001";
  static final Duration LONG = Duration.ofSeconds(30);
  static final SmppTimes PATIENT =
      new SmppTimes(
          Duration.ofSeconds(5),
          LONG,
          LONG,
          Duration.ofMillis(50),
          Duration.ofMillis(200),
          Duration.ofMinutes(1));
  static final SmppTimes IMPATIENT = patience(Duration.ofSeconds(1));
  static final SmppTimes RESTING = pause(Duration.ofMinutes(1));

  private final Wire wire;
  private final BlockingQueue<Happened> kept = new LinkedBlockingQueue<>();
  private final AtomicInteger failures = new AtomicInteger();

  SmppWire(SmppStandIn standIn, SmppTimes times, Map<String, String> more) {
    this(standIn, times, more, (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  SmppWire(
      SmppStandIn standIn,
      SmppTimes times,
      Map<String, String> more,
      SSLSocketFactory certificates) {
    Smpp gateway = new Smpp(times, ServiceClock.system(), certificates, this::keep);
    wire = Wire.of(account(gateway, standIn.port(), more));
  }

  static Account account(Smpp gateway, int port, Map<String, String> more) {
    Map<String, String> values = new TreeMap<>();
    values.put(Smpp.HOST, "127.0.0.1");
    values.put(Smpp.PORT, Integer.toString(port));
    values.put(Smpp.SYSTEM_ID, SYSTEM_ID);
    values.put(Smpp.PASSWORD, PASSWORD);
    values.put(Smpp.FROM, FROM);
    values.putAll(more);
    return new Account(gateway, null, values);
  }

  static SmppTimes patience(Duration patience) {
    return new SmppTimes(
        PATIENT.connecting(),
        patience,
        LONG,
        PATIENT.firstPause(),
        PATIENT.longestPause(),
        PATIENT.together());
  }

  private static SmppTimes pause(Duration pause) {
    return new SmppTimes(PATIENT.connecting(), LONG, LONG, pause, pause, PATIENT.together());
  }

  static SmppTimes quiet(Duration quiet) {
    return new SmppTimes(
        PATIENT.connecting(),
        LONG,
        quiet,
        PATIENT.firstPause(),
        PATIENT.longestPause(),
        PATIENT.together());
  }

  static SmppTimes together(Duration together) {
    return new SmppTimes(
        PATIENT.connecting(), LONG, LONG, PATIENT.firstPause(), PATIENT.longestPause(), together);
  }

  private void keep(Account account, List<Happened> happened) {
    if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new IllegalStateException("The disk is full.");
    }
    kept.addAll(happened);
  }

  SendResult send(String text) {
    return wire.send(TO, text);
  }

  SendResult send(String address, String text) {
    return wire.send(address, text);
  }

  /** So many times nothing can be kept. */
  void failToKeep(int times) {
    failures.set(times);
  }

  /** The next thing that is kept. */
  Happened next() throws InterruptedException {
    return kept.poll(LONG.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** What is kept and was not asked for yet. */
  List<Happened> kept() {
    return List.copyOf(kept);
  }

  @Override
  public void close() {
    wire.close();
  }
}
