package org.triggerlinks.rules;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.triggerlinks.model.fact.Fact;
import org.triggerlinks.rules.RuleFolder.Stamp;

/**
 * All rule files of a folder, compiled and in force. A file that changes takes effect alone; a file
 * that breaks leaves its last good version in force. Safe for use by many threads, and none of them
 * waits for a reload.
 */
public final class RuleBook implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RuleBook.class);
  private static final Duration POLL_INTERVAL = Duration.ofMillis(80);

  private final RuleFolder folder;
  private final Reload reload;
  private final Clock clock;
  private final List<Consumer<RuleFileStatus>> listeners = new CopyOnWriteArrayList<>();
  private final FolderWatch watch;
  private final FirstLoad firstLoad = new FirstLoad();
  private volatile boolean stopping;
  private volatile Snapshot snapshot = new Snapshot(List.of());

  private RuleBook(RuleFolder folder, GoodVersions goodVersions, Clock clock, Duration interval) {
    this.folder = folder;
    this.clock = clock;
    this.reload = new Reload(new FileLoader(folder, goodVersions, clock));
    this.watch = new FolderWatch(folder, interval, this::settled);
  }

  /**
   * Loads all files of this folder. Broken files do not fail it; ask {@link #files()}.
   *
   * @throws RulesUnreadable if the folder is missing or unreadable
   */
  public static RuleBook open(Path folder, GoodVersions goodVersions, Clock clock) {
    return open(folder, goodVersions, clock, POLL_INTERVAL);
  }

  /** Loads all files of this folder, which {@link #start()} will look at this often. */
  public static RuleBook open(
      Path folder, GoodVersions goodVersions, Clock clock, Duration pollInterval) {
    RuleBook book = new RuleBook(new RuleFolder(folder), goodVersions, clock, pollInterval);
    book.apply(book.folder.scan());
    return book;
  }

  /**
   * A book whose files are loaded by {@link #start()}, in the background: who asks the rules for
   * something before they are loaded waits for them.
   *
   * @throws RulesUnreadable if the folder is missing or unreadable
   */
  public static RuleBook openLater(Path folder, GoodVersions goodVersions, Clock clock) {
    RuleBook book = new RuleBook(new RuleFolder(folder), goodVersions, clock, POLL_INTERVAL);
    var ignored = book.folder.scan();
    return book;
  }

  /** What is in force, as soon as all files were read once. */
  private Snapshot inForce() {
    awaitLoaded();
    return snapshot;
  }

  /**
   * Waits until all files were read once: better before a transaction begins than within it.
   *
   * @throws IllegalStateException if the book is closed before they were
   */
  public void awaitLoaded() {
    firstLoad.await();
  }

  /** The workflows of this location that have a rule for this fact, by name. */
  public List<Workflow> interestedIn(String locationSlug, Fact fact) {
    return inForce().index().interestedIn(locationSlug, fact);
  }

  /** The workflow of this name at this location; its own file stands in for a shared one. */
  public Optional<Workflow> workflow(String locationSlug, String name) {
    return inForce().index().workflow(locationSlug, name);
  }

  /** All workflows in force at this location, by name. */
  public List<Workflow> workflows(String locationSlug) {
    return inForce().index().workflows(locationSlug);
  }

  /** Runs a file on these facts. What goes wrong is in the outcome; nothing is thrown. */
  public Outcome run(RuleFile file, List<Object> facts) {
    return RuleRunner.run(file, facts);
  }

  /** Asks all evidence files how sure we are that a person clicked. */
  public EvidenceResult evidence(List<Object> facts) {
    return EvidenceResult.of(
        inForce().evidence().stream().map(file -> RuleRunner.run(file, facts)).toList());
  }

  /**
   * Asks all policy files about the proposed messages among these facts. If one of the files cannot
   * be asked, every message is held back.
   */
  public PolicyResult policies(List<Object> facts) {
    Snapshot now = inForce();
    List<Outcome> outcomes =
        now.policies().stream().map(file -> RuleRunner.run(file, facts)).toList();
    return now.missingPolicy()
        .map(RuleBook::cannotBeAsked)
        .or(
            () ->
                outcomes.stream()
                    .flatMap(each -> each.error().stream())
                    .map(RuleError::message)
                    .findFirst())
        .map(reason -> PolicyResult.closed(facts, reason, outcomes))
        .orElseGet(() -> PolicyResult.of(outcomes));
  }

  /** How each file stands, by path. */
  public List<RuleFileStatus> files() {
    return inForce().files().stream().map(LoadedFile::status).toList();
  }

  /** Calls this after each change of a file's state, in the thread that reloads. */
  public void onChange(Consumer<RuleFileStatus> listener) {
    listeners.add(listener);
  }

  /**
   * Does this as soon as all files were read once, in the thread that reads them; at once if they
   * were, and not at all if the book is closed before.
   */
  public void onLoaded(Runnable task) {
    firstLoad.then(task);
  }

  /** Reads the files that changed since the last time, now, in this thread. */
  public void refresh() {
    apply(folder.scan());
  }

  /**
   * Loads the files if that was not done yet, and watches the folder until {@link #close()}. Files
   * that cannot be read now are looked for again like all others.
   */
  public void start() {
    if (loaded()) {
      watch.start();
    } else {
      firstLoad.begin(watch::start);
    }
  }

  /** True once all files were read; until then, who asks for one of them waits. */
  public boolean loaded() {
    return firstLoad.isDone();
  }

  /** Compiles no further file; who waits for the rules is told that they will not come. */
  public void stopLoading() {
    stopping = true;
    reload.stop();
    firstLoad.giveUp();
  }

  /** Stops watching. The file that is being loaded comes to its end, as it uses the database. */
  @Override
  public void close() {
    stopLoading();
    firstLoad.join();
    watch.close();
  }

  /** Takes over the files that nobody is writing at this moment. */
  private void settled(Map<RulePath, Stamp> onDisk) {
    try {
      apply(onDisk);
    } catch (RuntimeException e) {
      if (!stopping) {
        throw e;
      }
    }
  }

  private synchronized void apply(Map<RulePath, Stamp> onDisk) {
    Snapshot last = snapshot;
    Snapshot next = reload.apply(last, onDisk);
    if (next != last) {
      snapshot = next;
      changes(last, next).forEach(this::announce);
    }
    firstLoad.done();
  }

  private List<RuleFileStatus> changes(Snapshot last, Snapshot next) {
    List<RuleFileStatus> changes = new ArrayList<>();
    for (LoadedFile file : next.files()) {
      Optional<LoadedFile> before = last.file(file.path());
      if (before.isEmpty() || !before.get().status().equals(file.status())) {
        changes.add(file.status());
      }
    }
    for (LoadedFile file : last.files()) {
      if (next.file(file.path()).isEmpty()) {
        changes.add(file.status().removed(clock.instant()));
      }
    }
    return changes;
  }

  private void announce(RuleFileStatus status) {
    if (status.problems().isEmpty()) {
      LOG.info("{}: {} ({} rules)", status.path(), status.state().word(), status.rules());
    } else {
      status.problems().forEach(problem -> LOG.warn("{} [{}]", problem, status.state().word()));
    }
    for (Consumer<RuleFileStatus> listener : listeners) {
      try {
        listener.accept(status);
      } catch (RuntimeException e) {
        LOG.warn("A listener failed on the change of {}.", status.path(), e);
      }
    }
  }

  private static String cannotBeAsked(RuleFileStatus policy) {
    return "The policy "
        + policy.path()
        + " is broken and has no earlier version: "
        + policy.problems().get(0);
  }
}
