package org.triggerlinks.routes.faults;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.triggerlinks.model.intent.IntentState;
import org.triggerlinks.model.workflow.WaitState;

/** Compares what was answered with what is in the books. */
final class Reconciliation {

  // Where the clock was moved, nobody knows which it is.
  private static final Set<List<String>> ENDINGS =
      Set.of(List.of("CLICKED", "Confirmed"), List.of("TIMED_OUT", "Reminder"));

  private static final Pattern ANSWER = Pattern.compile("You wrote: note (\\d+) of \\d+");

  private final TrafficLog log;
  private final Shop shop;
  private final Books books;
  private final Report report;
  private boolean anyEnding;
  private SetClock setClock;
  private Outage excuse;
  private long countedAsLost;
  private final Set<Integer> alsoAllowed = new HashSet<>();

  Reconciliation(TrafficLog log, Shop shop, Books books, Report report) {
    this.log = log;
    this.shop = shop;
    this.books = books;
    this.report = report;
  }

  /** The clock was moved under load: a click and a deadline may both have come first. */
  Reconciliation whicheverCameFirst() {
    anyEnding = true;
    return this;
  }

  /**
   * The service went by this clock, which was set forward and back: when an answer left does not
   * say which of two was the first.
   */
  Reconciliation by(SetClock clock) {
    setClock = clock;
    return whicheverCameFirst();
  }

  /** The service was stopped under load, and may say 503 to who comes too late. */
  Reconciliation refusedWhileItStopped() {
    alsoAllowed.add(503);
    return this;
  }

  /** So many clicks were counted as lost: these may be missing, if they were made in that time. */
  Reconciliation lostDuring(Outage outage, long counted) {
    excuse = outage;
    countedAsLost = counted;
    return this;
  }

  /** What was decided is noted by this provider, too; so many attempts at most were left open. */
  Reconciliation noted(FaultyProvider provider, int mostUnknown) {
    Set<String> decided = new HashSet<>(books.decidedMessages());
    new ProviderReconciliation(provider, books, report).run(decided, mostUnknown);
    return this;
  }

  /** Writes it all into the report. */
  void run() {
    clicks();
    messages();
    actions();
    waits();
    order();
    report.holds(books.undecided() == 0, "%d facts were never decided", books.undecided());
    report.compared(
        excuse == null ? "nothing lost" : "nothing else lost",
        "nothing twice",
        "each wait ended once",
        setClock == null ? "in order" : "clicks in order");
  }

  private void clicks() {
    Map<String, Long> stored = count(books.clicks(), Books.StoredClick::browser);
    List<TrafficLog.Click> lost =
        log.clicks().stream()
            .filter(TrafficLog.Click::redirected)
            .filter(click -> !stored.containsKey(click.browser()))
            .toList();
    Set<String> asked =
        log.clicks().stream().map(TrafficLog.Click::browser).collect(Collectors.toSet());
    long answered = log.clicks().stream().filter(TrafficLog.Click::redirected).count();
    report
        .row("clicks answered", "%,d of %,d made", answered, asked.size())
        .row(
            "clicks stored",
            "%,d (%,d more than answered: the answer did not come through)",
            books.clicks().size(),
            books.clicks().size() - answered + lost.size());
    report.none(
        "answered, but not stored",
        lost.stream().filter(click -> !excused(click)).map(TrafficLog.Click::browser).toList());
    if (excuse != null) {
      counted(lost.stream().filter(this::excused).count());
    }
    report.none("stored more than once", twice(stored));
    report.none(
        "stored, but never made",
        stored.keySet().stream().filter(b -> !asked.contains(b)).toList());
    report.none(
        "answered with something else than a redirect",
        log.clicks().stream()
            .filter(click -> click.status() != 0 && !click.redirected())
            .filter(click -> !alsoAllowed.contains(click.status()))
            .map(click -> click.status() + " by " + click.node())
            .toList());
  }

  private boolean excused(TrafficLog.Click click) {
    return excuse != null && excuse.touches(click);
  }

  /** Who got no answer may have been counted; anybody else who was counted is missing. */
  private void counted(long lost) {
    long unanswered =
        log.clicks().stream().filter(this::excused).filter(click -> !click.redirected()).count();
    report.row("clicks lost", "%,d, and the service counted %,d", lost, countedAsLost);
    report.holds(lost <= countedAsLost, "more clicks were lost than were counted");
    report.holds(
        countedAsLost <= lost + unanswered,
        "%,d clicks were counted as lost, and %,d could have been",
        countedAsLost,
        lost + unanswered);
  }

  private void messages() {
    Map<String, Long> decided = count(books.decidedMessages(), Function.identity());
    List<String> accepted = log.messages().stream().map(TrafficLog.Accepted::text).toList();
    report.row(
        "messages decided", "%,d of %,d accepted", books.decidedMessages().size(), accepted.size());
    report.none("accepted, but not decided", missing(accepted, decided.keySet()));
    report.none("decided more than once", twice(decided));
    Map<String, Long> answers =
        count(
            books.deliveries().stream()
                .filter(delivery -> delivery.text().startsWith("You wrote: "))
                .toList(),
            Books.Delivery::text);
    report.none(
        "decided, but not answered",
        missing(decided.keySet().stream().map("You wrote: "::concat).toList(), answers.keySet()));
    report.none("answered more than once", twice(answers));
  }

  private void actions() {
    Map<IntentState, Long> states =
        books.intents().stream()
            .collect(Collectors.groupingBy(Books.StoredIntent::state, Collectors.counting()));
    Set<UUID> wanted =
        books.intents().stream().map(Books.StoredIntent::message).collect(Collectors.toSet());
    Set<UUID> delivered =
        books.deliveries().stream().map(Books.Delivery::message).collect(Collectors.toSet());
    report.row(
        "intents", "%,d %s, deliveries %,d", books.intents().size(), states, delivered.size());
    report.none("wanted, but not delivered", missing(texts(wanted), Set.copyOf(texts(delivered))));
    report.none("delivered, but not wanted", missing(texts(delivered), Set.copyOf(texts(wanted))));
    report.holds(
        states.keySet().equals(Set.of(IntentState.DONE)), "not every intent is done: %s", states);
  }

  private static List<String> texts(Collection<UUID> ids) {
    return ids.stream().filter(Objects::nonNull).map(UUID::toString).toList();
  }

  /** Each booking opened one wait, each wait ended in one way and led to one e-mail. */
  private void waits() {
    Map<WaitState, Long> states =
        books.waits().stream()
            .collect(Collectors.groupingBy(Books.StoredWait::state, Collectors.counting()));
    report.row("waits", "%,d opened, ended: %s", books.waits().size(), states);
    Set<Integer> booked =
        log.bookings().stream().map(TrafficLog.Accepted::person).collect(Collectors.toSet());
    Set<String> stored =
        books.clicks().stream().map(Books.StoredClick::browser).collect(Collectors.toSet());
    List<String> wrong = new ArrayList<>();
    for (Person person : shop.people()) {
      boolean waits = person.confirmUrl != null || booked.contains(person.number);
      List<String> expected = waits ? List.of(ending(person, stored)) : List.of();
      List<String> found =
          Stream.concat(
                  books.waits().stream()
                      .filter(wait -> wait.contact().toString().equals(person.id))
                      .map(wait -> wait.state().name()),
                  books.deliveries().stream()
                      .filter(d -> d.contact().toString().equals(person.id))
                      .map(Books.Delivery::subject)
                      .filter(Objects::nonNull))
              .toList();
      if (!String.join(" ", expected).equals(String.join(" ", found))
          && !(waits && anyEnding && ENDINGS.contains(found))) {
        wrong.add("%d: %s instead of %s".formatted(person.number, found, expected));
      }
    }
    report.none("waits that ended in a wrong way", wrong);
    if (setClock != null) {
      report.none(
          "waits that ended before the clock had shown their deadline",
          books.waits().stream()
              .filter(wait -> wait.state() == WaitState.TIMED_OUT)
              .filter(wait -> setClock.latestUntil(wait.endedAt()).isBefore(wait.deadline()))
              .map(Books.StoredWait::toString)
              .toList());
      report.compared("no wait ended before the clock had shown its deadline");
    }
  }

  // A click that is not stored ends nothing, and is told by itself unless it is excused.
  private static String ending(Person person, Set<String> stored) {
    return person.confirming().stream().anyMatch(stored::contains)
        ? WaitState.CLICKED + " Confirmed"
        : WaitState.TIMED_OUT + " Reminder";
  }

  /** The clicks of a contact on one node, and the answers to what a contact wrote, are in order. */
  private void order() {
    Map<String, TrafficLog.Click> made = new HashMap<>();
    log.clicks().forEach(click -> made.put(click.browser(), click));
    List<String> overtaken = new ArrayList<>();
    Map<String, Integer> last = new HashMap<>();
    for (Books.StoredClick stored : books.clicks()) {
      TrafficLog.Click click = made.get(stored.browser());
      if (click != null) {
        follow(last, line(click), click.place(), overtaken);
      }
    }
    int clicks = overtaken.size();
    // What a dead node was sending is sent again when its lease has run out; the next do not wait.
    Set<UUID> sentAgain =
        books.intents().stream()
            .filter(intent -> intent.attempts() > 1)
            .map(Books.StoredIntent::message)
            .collect(Collectors.toSet());
    for (Books.Delivery delivery : books.deliveries()) {
      Matcher answer = ANSWER.matcher(delivery.text());
      if (setClock == null && answer.matches() && !sentAgain.contains(delivery.message())) {
        int place = Integer.parseInt(answer.group(1));
        follow(last, "answers to " + delivery.contact(), place, overtaken);
      }
    }
    report.row(
        "order violations",
        "%d of clicks, %s of answers (%d were sent again later)",
        clicks,
        setClock == null ? overtaken.size() - clicks : "not compared",
        sentAgain.size());
    report.none("out of order", overtaken);
  }

  // A click that is held is decided later than one that is not, which those that confirm never are.
  private String line(TrafficLog.Click click) {
    boolean apart =
        shop.holdsClicks()
            && shop.people().stream().anyMatch(one -> one.confirming().contains(click.browser()));
    return click.person() + " on " + click.node() + (apart ? ", confirming" : "");
  }

  private static void follow(
      Map<String, Integer> last, String line, int place, List<String> overtaken) {
    Integer before = last.put(line, place);
    if (before != null && before > place) {
      overtaken.add("%s: %d after %d".formatted(line, place, before));
    }
  }

  private static List<String> missing(Collection<String> wanted, Set<String> there) {
    return wanted.stream().filter(one -> !there.contains(one)).toList();
  }

  private static <T> Map<String, Long> count(List<T> rows, Function<T, String> by) {
    return rows.stream().collect(Collectors.groupingBy(by, Collectors.counting()));
  }

  private static List<String> twice(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .filter(entry -> entry.getValue() > 1)
        .map(entry -> "%s, %d times".formatted(entry.getKey(), entry.getValue()))
        .toList();
  }
}
