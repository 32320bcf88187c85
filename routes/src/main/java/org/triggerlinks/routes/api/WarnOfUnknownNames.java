package org.triggerlinks.routes.api;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.hibernate.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.triggerlinks.model.location.Location;
import org.triggerlinks.model.location.Locations;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.routes.decide.SharedWorkflows;
import org.triggerlinks.rules.KnownNames;
import org.triggerlinks.rules.RuleBook;
import org.triggerlinks.rules.RuleFileStatus;
import org.triggerlinks.rules.Stage;
import org.triggerlinks.rules.UnknownName;
import org.triggerlinks.rules.Workflow;

/**
 * Writes the names that a workflow uses and a location where it runs does not have to the log, when
 * the file is loaded and when it changes: the same that {@code GET /workflows} warns of. In a
 * thread of its own, after the reload: who loads rules does not wait for the database.
 */
public final class WarnOfUnknownNames implements Consumer<RuleFileStatus>, AutoCloseable {

  /** A shared file may run at thousands of locations, all without the same link. */
  static final int MOST_LINES = 20;

  private static final Logger LOG = LoggerFactory.getLogger(WarnOfUnknownNames.class);
  private static final int SECONDS_TO_END = 5;

  private final Database database;
  private final RuleBook rules;
  private final Set<String> changed = ConcurrentHashMap.newKeySet();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread daemon = new Thread(work, "warn-of-unknown-names");
            daemon.setDaemon(true);
            return daemon;
          });
  private volatile boolean closed;

  public WarnOfUnknownNames(Database database, RuleBook rules) {
    this.database = database;
    this.rules = rules;
  }

  @Override
  public void accept(RuleFileStatus file) {
    if (file.stage() == Stage.WORKFLOW && file.state() == RuleFileStatus.State.GOOD && !closed) {
      changed.add(file.path());
      thread.execute(this::look);
    }
  }

  private void look() {
    Set<String> files = new HashSet<>();
    try {
      rules.awaitLoaded();
      files.addAll(changed);
      changed.removeAll(files);
      if (!files.isEmpty()) {
        warn(files);
      }
    } catch (RuntimeException e) {
      // The database is away, or the service stops. GET /workflows warns as soon as it answers, and
      // this does with the next file that changes.
      changed.addAll(files);
      LOG.debug("The names in workflows could not be compared with those of the locations.", e);
    }
  }

  private void warn(Set<String> files) {
    Lines lines = new Lines();
    Set<String> wanted = new HashSet<>(files);
    for (Location location : database.inTransaction(session -> new Locations(session).all())) {
      if (closed) {
        return;
      }
      wanted.removeIf(lines::full);
      if (wanted.isEmpty()) {
        break;
      }
      database.transact(session -> compare(session, location, wanted, lines));
    }
    lines.end();
  }

  private void compare(Session session, Location location, Set<String> files, Lines lines) {
    List<Workflow> here = rules.workflows(location.slug());
    SharedWorkflows shared = new SharedWorkflows(session);
    List<Workflow> wanted =
        here.stream()
            .filter(workflow -> files.contains(workflow.file().path()))
            .filter(workflow -> shared.runsAt(location, workflow))
            .toList();
    if (!wanted.isEmpty()) {
      KnownNames names = NamesOfLocation.read(session, location.id(), here);
      for (Workflow workflow : wanted) {
        names.unknownIn(workflow).forEach(unknown -> lines.add(workflow, location, unknown));
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    // Not interrupted: H2 closes its file for all when a thread is interrupted that uses it.
    thread.shutdown();
    try {
      if (!thread.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
        LOG.debug("The names in workflows are still being compared.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What is written of each file, and whether that is all. */
  private static final class Lines {

    private final Map<String, Integer> found = new TreeMap<>();

    void add(Workflow workflow, Location location, UnknownName unknown) {
      String file = workflow.file().path();
      if (found.merge(file, 1, Integer::sum) <= MOST_LINES) {
        int line = unknown.mention().line();
        LOG.warn("{}:{}: {} [location {}]", file, line, unknown.message(), location.slug());
      }
    }

    /** True if lines of this file were left out, as further ones would be. */
    boolean full(String file) {
      return found.getOrDefault(file, 0) > MOST_LINES;
    }

    void end() {
      found.keySet().stream()
          .filter(this::full)
          .forEach(
              file ->
                  LOG.warn(
                      "{}: More such lines are left out; GET {}/workflows lists those of a"
                          + " location.",
                      file,
                      Api.PREFIX));
    }
  }
}
