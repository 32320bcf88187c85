package org.triggerlinks.channels;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.triggerlinks.channels.email.Smtp;
import org.triggerlinks.channels.gbp.BusinessMessages;
import org.triggerlinks.channels.gbp.RcsForBusiness;
import org.triggerlinks.channels.instagram.Instagram;
import org.triggerlinks.channels.messenger.Messenger;
import org.triggerlinks.channels.sandbox.SandboxChannel;
import org.triggerlinks.channels.sms.Segments;
import org.triggerlinks.channels.sms.Twilio;
import org.triggerlinks.channels.sms.smpp.Smpp;
import org.triggerlinks.channels.telegram.Telegram;
import org.triggerlinks.channels.whatsapp.WhatsApp;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.time.ServiceClock;

/** The list of channels and of the gateways behind them: one line for each. */
public final class Channels {

  // Providers know nothing of a clock that the sandbox moves.
  private static final Clock REAL_TIME = ServiceClock.system();

  /** All gateways; the first one of a channel is the one that is meant if none is named. */
  public static final List<Gateway> GATEWAYS =
      List.of(
          new Twilio(),
          new Smpp(),
          new Smtp(REAL_TIME),
          new RcsForBusiness(REAL_TIME),
          new BusinessMessages(REAL_TIME),
          new Messenger(),
          new Instagram(),
          new WhatsApp(),
          new Telegram());

  /** Names of all channels: those that the sandbox can play, and those of further gateways. */
  public static final List<String> NAMES =
      Stream.concat(
              Stream.of("sms", "email", "gbp", "messenger", "instagram", "whatsapp"),
              GATEWAYS.stream().map(Gateway::channel))
          .distinct()
          .toList();

  private Channels() {}

  /** A message of a channel as people call it, with its article; empty if nobody says so. */
  public static Optional<String> inWords(String channel) {
    return GATEWAYS.stream()
        .filter(gateway -> gateway.channel().equals(channel))
        .map(Gateway::inWords)
        .findFirst();
  }

  /** True if messages of this channel may be templates that its provider has approved. */
  public static boolean hasTemplates(String channel) {
    return GATEWAYS.stream()
        .anyMatch(gateway -> gateway.channel().equals(channel) && gateway.hasTemplates());
  }

  /** How many messages a text takes on the air; null if its channel does not count that. */
  public static Integer parts(String channel, String text) {
    return channel.equals("sms") && text != null ? Segments.of(text).parts() : null;
  }

  /**
   * Every channel, played by the sandbox where there is no account.
   *
   * @param way brings a message to its gateway's route
   */
  public static List<Channel> all(
      Database database,
      Clock clock,
      List<Account> accounts,
      BiFunction<OutgoingMessage, Account, SendResult> way) {
    return NAMES.stream()
        .<Channel>map(
            name ->
                new ByAccount(new SandboxChannel(name, database, clock), of(name, accounts), way))
        .toList();
  }

  private static List<Account> of(String channel, List<Account> accounts) {
    return accounts.stream().filter(account -> account.channel().equals(channel)).toList();
  }
}
