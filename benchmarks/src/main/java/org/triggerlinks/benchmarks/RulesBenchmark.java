package org.triggerlinks.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.triggerlinks.model.fact.Contact;
import org.triggerlinks.model.fact.Enrollment;
import org.triggerlinks.model.fact.Evidence;
import org.triggerlinks.model.fact.LinkClicked;
import org.triggerlinks.model.fact.Now;
import org.triggerlinks.rules.GoodVersions;
import org.triggerlinks.rules.RuleBook;
import org.triggerlinks.rules.Workflow;

/**
 * What a fact costs the more workflows there are: each of them waits for a link of its own, so a
 * click is one workflow's whatever their number. Clicks on ten of the links tell what the others
 * cost; clicks on all of them in turn, what the processor's caches cost that hold a few. And how
 * long rules take to be in force, at the start and after a file is saved.
 */
final class RulesBenchmark implements Benchmark {

  private static final int ROUNDS = 3;
  private static final int FACTS = Setting.of("clicks", 20_000);
  private static final int SAVES = 15;
  private static final int MOST_PAUSE_MILLIS = 200;
  private static final int FEW = 10;
  private static final int IN_A_ROW = 20;
  private static final List<Integer> SIZES = List.of(10, 100, 1_000, 10_000);

  // The largest number takes minutes to compile.
  private static final int LARGEST = Setting.of("workflows", 1_000);

  private final Random random = new Random(1);
  private final ZonedDateTime now = ZonedDateTime.ofInstant(Instant.now(), ZoneOffset.UTC);
  private long fired;

  /** Some number of workflows, in force. */
  private record Book(int size, Path folder, RuleBook rules) {}

  private static final class NotKept implements GoodVersions {
    @Override
    public void keep(String path, String version, String source) {}

    @Override
    public Optional<String> lastGood(String path) {
      return Optional.empty();
    }
  }

  @Override
  public void run() throws Exception {
    Rounds<Double> rounds = new Rounds<>(ROUNDS);
    List<Book> books = new ArrayList<>();
    for (int size : SIZES.stream().filter(size -> size <= LARGEST).toList()) {
      Book book = open(size);
      books.add(book);
      rounds.add(size + " few", () -> microsecondsPerFact(book, FEW, 1));
      rounds.add(size + " all", () -> microsecondsPerFact(book, book.size(), 1));
      rounds.add(size + " in a row", () -> microsecondsPerFact(book, book.size(), IN_A_ROW));
    }
    Map<String, Double> micros = new LinkedHashMap<>();
    rounds.run().forEach((size, taken) -> micros.put(size, Rounds.median(taken)));
    System.out.printf(
        "%n%-10s %24s %24s %24s%n",
        "workflows",
        "µs a click on ten links",
        "µs a click on all links",
        "... %d of each in a row".formatted(IN_A_ROW));
    for (Book book : books) {
      System.out.printf(
          "%,-10d %24.1f %24.1f %24.1f%n",
          book.size(),
          micros.get(book.size() + " few"),
          micros.get(book.size() + " all"),
          micros.get(book.size() + " in a row"));
    }
    Book largest = books.get(books.size() - 1);
    System.out.printf(
        "%,d workflows in force cost %.2f times what 10 cost (goal at most 1.5); if all of them are asked in turn, %.2f times (goal at most 1.5)%n",
        largest.size(),
        micros.get(largest.size() + " few") / micros.get("10 few"),
        micros.get(largest.size() + " all") / micros.get("10 all"));
    List<Double> saves = saved(largest);
    System.out.printf(
        "one file of %d saved, %d times: in force after %.0f ms (median), %.0f ms at most (goal 300)%n",
        largest.size(), SAVES, Rounds.median(saves), saves.get(SAVES - 1));
    books.forEach(book -> book.rules().close());
    if (fired == 0) {
      throw new IllegalStateException("No rule fired, so nothing was measured.");
    }
  }

  private static Book open(int size) throws IOException {
    Path folder = Temporary.folder();
    Path workflows = Files.createDirectories(folder.resolve("workflows"));
    for (Map.Entry<String, String> offer : RuleFolder.offers(size).entrySet()) {
      Files.writeString(workflows.resolve(offer.getKey() + ".drl"), offer.getValue());
    }
    long start = System.nanoTime();
    RuleBook rules = RuleBook.open(folder, new NotKept(), Clock.systemUTC());
    System.out.printf(
        "%6d workflows: compiled in %.1f s%n", size, (System.nanoTime() - start) / 1e9);
    return new Book(size, folder, rules);
  }

  /**
   * How long a click takes on links drawn by chance, each of which gets so many clicks in a row:
   * what the first of them fetches into the processor's caches, the others find there.
   */
  private double microsecondsPerFact(Book book, int links, int inRow) {
    long start = System.nanoTime();
    int link = 0;
    for (int number = 0; number < FACTS; number++) {
      link = number % inRow == 0 ? random.nextInt(links) : link;
      LinkClicked click =
          LinkClicked.of(
              "Offer " + link,
              "sms",
              Evidence.LIKELY_HUMAN,
              "https://example.com/",
              now.toInstant());
      for (Workflow workflow : book.rules().interestedIn("benchmark", click)) {
        fired += book.rules().run(workflow.file(), facts(click)).fired().size();
      }
    }
    return (System.nanoTime() - start) / 1e3 / FACTS;
  }

  private List<Object> facts(LinkClicked click) {
    return List.of(
        click,
        new Contact(
            "Ada",
            "Lovelace",
            "ada@example.com",
            "+13125550100",
            "Europe/Berlin",
            Set.of("Newsletter"),
            Map.of("plan", "gold"),
            Set.of(),
            Set.of("sms", "email")),
        new Enrollment(false, true, "", 0, null, null),
        new Now(now));
  }

  /** Saves one file again and again; gives how long the rules took to be in force, sorted. */
  private List<Double> saved(Book book) throws Exception {
    List<Double> taken = new ArrayList<>();
    book.rules().start();
    for (int save = 0; save < SAVES; save++) {
      // At any moment between two looks at the folder, right after the last save was in force.
      TimeUnit.MILLISECONDS.sleep(random.nextInt(MOST_PAUSE_MILLIS));
      Path file = book.folder().resolve("workflows").resolve("offer-0.drl");
      String before = version(book);
      long start = System.nanoTime();
      Files.writeString(file, RuleFolder.offer(0, "Opened " + start));
      while (version(book).equals(before)) {
        TimeUnit.MILLISECONDS.sleep(1);
      }
      taken.add((System.nanoTime() - start) / 1e6);
    }
    return taken.stream().sorted().toList();
  }

  private static String version(Book book) {
    return book.rules().workflow("benchmark", "offer-0").orElseThrow().file().version();
  }
}
