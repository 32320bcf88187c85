package org.triggerlinks.rules;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.triggerlinks.rules.RuleFileCompiler.Compiled;
import org.triggerlinks.rules.RuleFileStatus.State;
import org.triggerlinks.rules.RuleFolder.Stamp;

/** Reads and compiles one rule file, and keeps what was good when it is broken. */
final class FileLoader {

  private static final Logger LOG = LoggerFactory.getLogger(FileLoader.class);

  private final RuleFolder folder;
  private final GoodVersions goodVersions;
  private final Clock clock;

  FileLoader(RuleFolder folder, GoodVersions goodVersions, Clock clock) {
    this.folder = folder;
    this.goodVersions = goodVersions;
    this.clock = clock;
  }

  /**
   * Loads a file.
   *
   * @param previous how the file stood before; empty if it is new to this process
   */
  LoadedFile load(RulePath path, Stamp stamp, Optional<LoadedFile> previous) {
    Source source;
    try {
      source = folder.read(path);
    } catch (IOException e) {
      String message = "The file cannot be read: " + e + ".";
      RuleProblem problem =
          new RuleProblem(path.text(), 1, message, "Check its permissions; it must be UTF-8.");
      List<RuleProblem> problems = List.of(problem);
      // An unreadable file is tried again at each look, but reported once.
      return previous
          .filter(each -> each.stamp() == null && each.status().problems().equals(problems))
          .orElseGet(() -> broken(path, null, "", problems, previous));
    }
    String version = source.version();
    if (previous.isPresent() && previous.get().versionOnDisk().equals(version)) {
      return previous.get().with(stamp);
    }
    Compiled compiled = RuleFileCompiler.compile(source);
    if (compiled.file().isEmpty()) {
      return broken(path, stamp, version, compiled.problems(), previous);
    }
    keep(source);
    return loaded(path, stamp, version, compiled, List.of());
  }

  private LoadedFile broken(
      RulePath path,
      Stamp stamp,
      String version,
      List<RuleProblem> problems,
      Optional<LoadedFile> previous) {
    Compiled good =
        previous
            .filter(each -> each.inForce().isPresent())
            .map(each -> new Compiled(each.inForce(), each.workflow(), List.of()))
            .or(() -> lastGood(path).map(RuleFileCompiler::compileAgain))
            .orElse(new Compiled(Optional.empty(), Optional.empty(), List.of()));
    return loaded(path, stamp, version, good, problems);
  }

  private LoadedFile loaded(
      RulePath path, Stamp stamp, String version, Compiled inForce, List<RuleProblem> problems) {
    Optional<RuleFile> file = inForce.file();
    State state =
        problems.isEmpty()
            ? State.GOOD
            : file.isPresent() ? State.BROKEN_OLDER_IN_FORCE : State.BROKEN_NOTHING_IN_FORCE;
    RuleFileStatus status =
        new RuleFileStatus(
            path.text(),
            path.stage(),
            state,
            file.map(RuleFile::version),
            List.copyOf(problems),
            clock.instant(),
            file.map(RuleFile::rules).orElse(0));
    return new LoadedFile(path, stamp, version, file, inForce.workflow(), status);
  }

  /** A version that cannot be remembered is in force all the same. */
  private void keep(Source source) {
    try {
      goodVersions.keep(source.path().text(), source.version(), source.text());
    } catch (RuntimeException e) {
      LOG.warn(
          "{} is in force, but its version could not be kept for a restart.",
          source.path().text(),
          e);
    }
  }

  private Optional<Source> lastGood(RulePath path) {
    try {
      return goodVersions.lastGood(path.text()).map(text -> Source.of(path, text));
    } catch (RuntimeException e) {
      LOG.warn("The last good version of {} could not be looked up.", path.text(), e);
      return Optional.empty();
    }
  }
}
