package org.triggerlinks.routes.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.triggerlinks.rules.GoodVersionsInMemory;
import org.triggerlinks.rules.RuleBook;
import org.triggerlinks.rules.RuleFileStatus;

/**
 * The rules of all simulations, compiled once: as they are, and after one file was broken. To save
 * a broken file is to go from the one book to the other.
 */
final class RuleBooks implements AutoCloseable {

  private final Path folder;
  private final RuleBook good;
  private final RuleBook broken;

  private RuleBooks(Path folder, RuleBook good, RuleBook broken) {
    this.folder = folder;
    this.good = good;
    this.broken = broken;
  }

  /** Compiles them. */
  static RuleBooks open() {
    try {
      Path folder = Files.createTempDirectory("simulator");
      RuleBook good = book(folder.resolve("good"));
      RuleBook broken = book(folder.resolve("broken"));
      Scenario.breakOne(folder.resolve("broken"));
      broken.refresh();
      return new RuleBooks(folder, good, broken);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RuleBook book(Path folder) throws IOException {
    Scenario.write(folder);
    RuleBook book =
        RuleBook.open(folder, new GoodVersionsInMemory(), Clock.fixed(World.START, ZoneOffset.UTC));
    for (RuleFileStatus file : book.files()) {
      if (!file.problems().isEmpty()) {
        throw new IllegalStateException("The simulator's rules are wrong: " + file.problems());
      }
    }
    return book;
  }

  RuleBook good() {
    return good;
  }

  RuleBook afterBreaking() {
    return broken;
  }

  /** The versions of the good files, by path. */
  Map<String, String> versions() {
    return good.files().stream()
        .collect(Collectors.toMap(RuleFileStatus::path, file -> file.version().orElseThrow()));
  }

  @Override
  public void close() {
    good.close();
    broken.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
