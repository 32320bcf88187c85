package org.triggerlinks.channels.sms.smpp;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocketFactory;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.Registry;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.AccountKey;
import org.triggerlinks.channels.Gateway;
import org.triggerlinks.channels.Happened;
import org.triggerlinks.channels.Inbound;
import org.triggerlinks.channels.Keeper;
import org.triggerlinks.channels.Sending;
import org.triggerlinks.channels.WebhookReply;
import org.triggerlinks.channels.WebhookRequest;
import org.triggerlinks.model.time.ServiceClock;

/**
 * SMS by a carrier's own entrance, SMPP 3.4 (https://smpp.org/SMPP_v3_4_Issue1_2.pdf). The sessions
 * are a service of Camel's, which ends them when it stops, after the routes.
 */
public final class Smpp implements Gateway, Inbound {

  static final String HOST = "host";
  static final String PORT = "port";
  static final String TLS = "tls";
  static final String SYSTEM_ID = "system-id";
  static final String PASSWORD = "password";
  static final String SYSTEM_TYPE = "system-type";
  static final String FROM = "from";
  static final String DATA_CODING = "data-coding";
  static final String MESSAGES_PER_SECOND = "messages-per-second";
  static final String RECEIPTS = "receipts";
  static final String RECEIPTS_IDS = "receipts-ids";

  private static final Pattern THIS_COMPUTER =
      Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[?::1]?");
  private static final String YES_OR_NO = "must be true or false";

  private final SmppTimes times;
  private final Clock clock;
  private final SSLSocketFactory certificates;
  private final SmppInbox inbox;

  /** The gateway, which finds where to keep what comes in in Camel's registry. */
  public Smpp() {
    this(
        SmppTimes.STANDARD,
        ServiceClock.system(),
        (SSLSocketFactory) SSLSocketFactory.getDefault(),
        null);
  }

  Smpp(SmppTimes times, Clock clock, SSLSocketFactory certificates, SmppInbox inbox) {
    this.times = times;
    this.clock = clock;
    this.certificates = certificates;
    this.inbox = inbox;
  }

  @Override
  public String channel() {
    return "sms";
  }

  @Override
  public String name() {
    return "smpp";
  }

  @Override
  public List<AccountKey> keys() {
    return List.of(
        AccountKey.required(HOST, "The carrier's computer that speaks SMPP: a name or an address.")
            .matching("[A-Za-z0-9.:\\[\\]_-]+", "must be a name or an address without a port"),
        AccountKey.optional(PORT, "The port there.")
            .or("2775")
            .matching("[0-9]{1,5}", "must be a port"),
        AccountKey.optional(
                TLS, "Whether TLS is spoken: true unless the host is this computer, if left out.")
            .matching("true|false", YES_OR_NO),
        AccountKey.required(SYSTEM_ID, "The name that the carrier gave us (system_id).")
            .matching("\\p{ASCII}{1,15}", "must have at most 15 characters of ASCII"),
        AccountKey.required(PASSWORD, "The password for it.")
            .kept()
            .matching("\\p{ASCII}{1,8}", "must have at most 8 characters of ASCII, as SMPP has it"),
        AccountKey.optional(SYSTEM_TYPE, "A system_type, if the carrier asks for one.")
            .matching("\\p{ASCII}{1,12}", "must have at most 12 characters of ASCII"),
        AccountKey.required(
                FROM, "Number (E.164), short code or sender name that messages come from.")
            .matching(
                "\\+[1-9][0-9]{4,14}|[0-9]{3,8}|[A-Za-z0-9 ]{1,11}",
                "must be a number such as +15005550006, a short code, or a name of up to 11"
                    + " letters and digits"),
        AccountKey.optional(
                DATA_CODING,
                "The data_coding of texts in the alphabet of GSM: 0, or one that carriers use for"
                    + " messages of class 1.")
            .or("0")
            .matching("0|17|241", "must be 0, 17 or 241"),
        AccountKey.optional(
                MESSAGES_PER_SECOND,
                "How many the carrier takes in a second; nothing reads it yet.")
            .matching("[1-9][0-9]{0,4}", "must be a number from 1"),
        AccountKey.optional(RECEIPTS, "Whether the carrier is asked to report deliveries.")
            .or("true")
            .matching("true|false", YES_OR_NO),
        AccountKey.optional(
                RECEIPTS_IDS,
                "How receipts write ids: as-sent, or in hex or decimal when the carrier gave the"
                    + " other one for the message.")
            .or("as-sent")
            .matching("as-sent|hex|decimal", "must be as-sent, hex or decimal"));
  }

  @Override
  public Optional<String> problem(Map<String, String> values) {
    String port = values.getOrDefault(PORT, "2775");
    return port.matches("[0-9]{1,5}")
            && (Integer.parseInt(port) < 1 || Integer.parseInt(port) > 65_535)
        ? Optional.of("%s must be from 1 to 65535".formatted(PORT))
        : Optional.empty();
  }

  /** False if the host is this computer: a stand-in, though a tunnel may begin there. */
  @Override
  public boolean sendsToPeople(Account account) {
    return !onThisComputer(account);
  }

  private static boolean onThisComputer(Account account) {
    return THIS_COMPUTER.matcher(account.get(HOST)).matches();
  }

  /** True if TLS is spoken. */
  static boolean secured(Account account) {
    return account.has(TLS) ? account.get(TLS).equals("true") : !onThisComputer(account);
  }

  /** A carrier takes whatever is submitted; nothing in SMPP says that it was there before. */
  @Override
  public boolean recognisesRepeats() {
    return false;
  }

  @Override
  public boolean callsUs() {
    return false;
  }

  /** Nobody calls us: what a carrier tells comes by the session. */
  @Override
  public WebhookReply receive(WebhookRequest request, Account account) {
    return WebhookReply.refused(405, "A carrier tells by its session.");
  }

  /** Opens the session, by which messages come in whether any goes out or not. */
  @Override
  public List<RouteBuilder> fetching(Account account, Keeper keeper) {
    return List.of(
        new RouteBuilder() {
          @Override
          public void configure() {
            keepers().add(account, keeper);
            getContext().hasService(SmppSessions.class).open(account);
          }

          private SmppKeepers keepers() {
            Registry registry = getContext().getRegistry();
            SmppKeepers known = registry.lookupByNameAndType(SmppInbox.NAME, SmppKeepers.class);
            if (known != null) {
              return known;
            }
            SmppKeepers keepers = new SmppKeepers();
            registry.bind(SmppInbox.NAME, keepers);
            return keepers;
          }
        });
  }

  @Override
  public List<Happened> read(WebhookRequest request, Account account) {
    return SmppJson.read(request.text());
  }

  @Override
  public RouteBuilder sending() {
    return new RouteBuilder() {
      @Override
      public void configure() throws Exception {
        SmppSessions sessions = new SmppSessions(times, clock, certificates, inbox());
        getContext().addService(sessions);
        from(entrance()).routeId("send-by-smpp").transform().body(Sending.class, sessions::send);
      }

      private SmppInbox inbox() {
        return inbox != null
            ? inbox
            : (account, happened) ->
                Optional.ofNullable(
                        getContext()
                            .getRegistry()
                            .lookupByNameAndType(SmppInbox.NAME, SmppInbox.class))
                    .orElseThrow(
                        () -> new IllegalStateException("Nothing keeps what carriers tell yet."))
                    .keep(account, happened);
      }
    };
  }
}
