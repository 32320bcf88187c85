package org.triggerlinks.routes.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.triggerlinks.routes.promises.Visitor;

/**
 * Steady clicks and inbound messages of a shop's contacts, all known. A click is made once,
 * whatever comes of it, as browsers do; a message is sent with its key until it is accepted, as
 * providers do. Each contact does one thing after the other.
 */
final class Traffic implements AutoCloseable {

  static final int CLICKS_PER_SECOND = Size.of(80, 200);
  static final int MESSAGES_PER_SECOND = 10;

  private static final int CLICKERS = 16;
  private static final int WRITERS = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration SETTLING = Duration.ofMinutes(2);

  // About one click in so many ends a wait, so that waits end all the time.
  private static final int RARELY = 20;

  private final Shop shop;
  private final TrafficLog log;
  private final List<Queue<Person>> clickers;
  private final List<Queue<Letter>> letters;
  private final Set<Letter> tried = ConcurrentHashMap.newKeySet();
  private volatile List<Target> nodes;
  private volatile boolean closing;
  private Lanes clicking;
  private Lanes writing;

  /** A message or a booking that was not accepted yet. */
  private record Letter(Person from, String text, String path, Map<String, String> body) {}

  Traffic(Shop shop, TrafficLog log, Target... nodes) {
    this.shop = shop;
    this.log = log;
    this.nodes = List.of(nodes);
    this.clickers = deal(CLICKERS, shop.people());
    this.letters = deal(WRITERS, shop.people().stream().map(this::first).toList());
  }

  private static <T> List<Queue<T>> deal(int hands, List<T> all) {
    return IntStream.range(0, hands)
        .<Queue<T>>mapToObj(
            hand ->
                new ConcurrentLinkedQueue<>(
                    IntStream.range(0, all.size())
                        .filter(i -> i % hands == hand)
                        .mapToObj(all::get)
                        .toList()))
        .toList();
  }

  Traffic start() {
    clicking = new Lanes(CLICKERS, CLICKS_PER_SECOND, this::click);
    writing = new Lanes(WRITERS, MESSAGES_PER_SECOND, this::write);
    return this;
  }

  /** From now on these nodes are asked, each for its share of the contacts. */
  void goTo(Target... these) {
    nodes = List.of(these);
  }

  private Target nodeOf(Person person) {
    List<Target> now = nodes;
    return now.get(person.number % now.size());
  }

  private void click(int lane) {
    Person person = clickers.get(lane).remove();
    String browser = person.nextBrowser();
    boolean confirms =
        person.mayConfirm() && (person.clicks() + person.number) % RARELY == RARELY - 1;
    if (confirms) {
      person.tryToConfirm(browser);
    }
    Target node = nodeOf(person);
    long before = System.nanoTime();
    int status = 0;
    String trouble = null;
    try {
      status =
          node.visitor()
              .openAs(browser, PATIENCE, confirms ? person.confirmUrl : person.saleUrl)
              .statusCode();
    } catch (IOException e) {
      trouble = e.toString();
    }
    Duration took = Duration.ofNanos(System.nanoTime() - before);
    log.clicked(
        new TrafficLog.Click(
            browser, person.number, node.name(), person.clicks(), status, trouble, before, took));
    if (confirms && status == 302) {
      person.confirm();
    }
    clickers.get(lane).add(person);
  }

  // Who is not waited for yet books once; after that everybody writes.
  private Letter first(Person person) {
    return person.confirmUrl == null
        ? new Letter(person, "booking", "/events", Shop.booking(person.id))
        : next(person);
  }

  private Letter next(Person person) {
    String text = person.nextText();
    return new Letter(
        person,
        text,
        "/sandbox/replies",
        Map.of("contact_id", person.id, "channel", "sms", "text", text));
  }

  private void write(int lane) {
    Letter letter = letters.get(lane).poll();
    if (letter == null || (closing && !tried.contains(letter))) {
      return;
    }
    tried.add(letter);
    Person from = letter.from();
    if (!accepted(letter)) {
      letters.get(lane).add(letter);
      return;
    }
    TrafficLog.Accepted accepted = new TrafficLog.Accepted(letter.text(), from.number);
    if (letter.path().equals("/events")) {
      log.booked(accepted);
    } else {
      log.wrote(accepted);
    }
    if (!closing) {
      letters.get(lane).add(next(from));
    }
  }

  private boolean accepted(Letter letter) {
    try {
      String key = "%s %d %s".formatted(shop.slug(), letter.from().number, letter.text());
      Visitor.Answer answer =
          nodeOf(letter.from())
              .visitor()
              .postOnce(key, PATIENCE, letter.path() + shop.at(), letter.body());
      return answer.status() == 202;
    } catch (IOException e) {
      return false;
    }
  }

  /** Stops clicking, and returns when every message that was ever sent is accepted. */
  @Override
  public void close() {
    clicking.close();
    closing = true;
    await().atMost(SETTLING).until(() -> letters.stream().allMatch(Queue::isEmpty));
    writing.close();
  }
}
