package org.triggerlinks.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.triggerlinks.model.fact.Contact;
import org.triggerlinks.model.fact.Enrollment;

/** Writes small rule files for tests. */
final class Scratch {

  static final String IMPORTS =
      """
      package workflows.scratch
      import org.triggerlinks.model.fact.*
      import function org.triggerlinks.model.action.Actions.*
      """;

  private Scratch() {}

  /** A rule that puts a tag on whoever clicks a link. */
  static String tagsClickers(String link, String tag) {
    return IMPORTS
        + """
        rule "Tag who clicks"
        when
            LinkClicked( link == "%s" )
        then
            insert( addTag( "%s" ) );
        end
        """
            .formatted(link, tag);
  }

  static void write(Path folder, String path, String text) {
    try {
      Files.createDirectories(folder.resolve(path).getParent());
      Files.writeString(folder.resolve(path), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static RuleFileCompiler.Compiled compile(String text) {
    RulePath path = RulePath.of(Path.of("workflows/scratch.drl")).orElseThrow();
    return RuleFileCompiler.compile(Source.of(path, text));
  }

  static Workflow workflow(String text) {
    return compile(text).workflow().orElseThrow();
  }

  static List<String> problems(String text) {
    return compile(text).problems().stream().map(RuleProblem::toString).toList();
  }

  static Contact contact() {
    return new Contact(
        "Ann",
        "Lee",
        "ann@example.com",
        "+15005550006",
        "Europe/Berlin",
        Set.of(),
        Map.of(),
        Set.of(),
        Set.of("sms", "email"));
  }

  static Enrollment newcomer() {
    return new Enrollment(false, true, "", 0, null, null);
  }

  static Enrollment enrolled() {
    return new Enrollment(true, false, "", 1, Instant.EPOCH, null);
  }
}
