package org.triggerlinks.rules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The rule files on disk. */
record RuleFolder(Path root) {

  /**
   * Files lie in a stage's folder or in a location's folder in it; those that lie deeper are looked
   * for as well, so that it is told that they are not in force.
   */
  private static final int DEPTH = 6;

  /** What tells a changed file from an unchanged one without reading it. */
  record Stamp(long size, FileTime modified) {}

  /** All rule files there are now. */
  Map<RulePath, Stamp> scan() {
    return scan(Misplaced::warn);
  }

  Map<RulePath, Stamp> scan(Consumer<Path> misplaced) {
    if (!Files.isDirectory(root)) {
      throw RulesUnreadable.missing(root);
    }
    Map<RulePath, Stamp> found = new HashMap<>();
    try {
      Files.walkFileTree(
          root,
          EnumSet.of(FileVisitOption.FOLLOW_LINKS),
          DEPTH,
          new Collector(root, found, misplaced));
    } catch (IOException e) {
      throw RulesUnreadable.failed(root, e);
    }
    return found;
  }

  /** Text of a rule file. */
  Source read(RulePath path) throws IOException {
    return Source.of(path, Files.readString(root.resolve(path.text()), StandardCharsets.UTF_8));
  }

  static final class Collector extends SimpleFileVisitor<Path> {
    private final Path root;
    private final Map<RulePath, Stamp> found;
    private final Consumer<Path> misplaced;

    Collector(Path root, Map<RulePath, Stamp> found) {
      this(root, found, Misplaced::warn);
    }

    Collector(Path root, Map<RulePath, Stamp> found, Consumer<Path> misplaced) {
      this.root = root;
      this.found = found;
      this.misplaced = misplaced;
    }

    /** Copies that editors, volume mounts and Git keep are many and no rules. */
    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return root.relativize(folder).getFileName().toString().startsWith(".")
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile()) {
        Stamp stamp = new Stamp(attributes.size(), attributes.lastModifiedTime());
        Path relative = root.relativize(file);
        RulePath.of(relative)
            .ifPresentOrElse(path -> found.put(path, stamp), () -> misplaced.accept(relative));
      }
      return FileVisitResult.CONTINUE;
    }

    /**
     * A file that vanishes while the folder is read is simply not there, and neither is a link that
     * leads back to where it is. What cannot be looked at is no reason to take its rules out of
     * force.
     */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      boolean gone = e instanceof NoSuchFileException || e instanceof FileSystemLoopException;
      if (gone || !mayHoldRules(root.relativize(file))) {
        return FileVisitResult.CONTINUE;
      }
      throw e;
    }

    // A mounted volume has folders of its own, such as lost+found, that only root may read.
    private static boolean mayHoldRules(Path file) {
      String first = file.getName(0).toString();
      for (Path part : file) {
        if (part.toString().startsWith(".")) {
          return false;
        }
      }
      boolean tooDeep = file.getNameCount() > 2 && RulePath.of(file).isEmpty();
      return first.isEmpty()
          || (!tooDeep
              && Arrays.stream(Stage.values()).anyMatch(stage -> stage.folder().equals(first)));
    }
  }
}
