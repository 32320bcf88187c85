package org.triggerlinks.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.triggerlinks.model.fact.Fact;
import org.triggerlinks.model.fact.TriggerKey;

/** The analyst's handbook names every fact, field and verb there is, and none that is not. */
class ReadmeTest {

  private static final Pattern FACT_ROW =
      Pattern.compile("^\\| *(?:`(\\w+)`)? *\\| (\\**)`(\\w+)(?:\\(.*?\\))?`.*");
  private static final Pattern VERB_ROW = Pattern.compile("^\\| `(\\w+\\(.*?\\))` \\|.*");

  private final String readme = read(Path.of("README.md"));

  @Test
  void every_fact_and_field_is_in_the_tables_and_nothing_else() {
    Map<String, Set<String>> real = new TreeMap<>();
    Vocabulary.facts().forEach((name, type) -> real.put(name, Vocabulary.properties(type)));

    assertThat(table("## All facts", false)).isEqualTo(real);
  }

  @Test
  void the_bold_field_is_the_key_of_each_fact_that_can_trigger() {
    Map<String, Set<String>> real = new TreeMap<>();
    for (Class<?> type : Vocabulary.triggers()) {
      for (RecordComponent component : type.getRecordComponents()) {
        if (component.isAnnotationPresent(TriggerKey.class)) {
          real.put(type.getSimpleName(), Set.of(component.getName()));
        }
      }
    }

    assertThat(table("## All facts", true)).isEqualTo(real);
  }

  @Test
  void every_verb_is_in_the_tables_as_it_is_written_and_nothing_else() {
    Set<String> real =
        Vocabulary.verbs().stream()
            .flatMap(verb -> Vocabulary.waysToWrite(verb).stream())
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> written =
        section("## All verbs")
            .lines()
            .map(VERB_ROW::matcher)
            .filter(Matcher::matches)
            .map(row -> row.group(1))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(written).isEqualTo(real);
  }

  /** The vocabulary lists the facts that are context by name; this finds one that was forgotten. */
  @Test
  void every_record_among_the_facts_is_known_to_the_rules() {
    assertThat(recordsOfTheFactPackage()).isEqualTo(new TreeSet<>(Vocabulary.facts().keySet()));
  }

  @Test
  void the_worked_example_is_a_good_workflow() {
    Matcher example = Pattern.compile("```\n(package .*?)```", Pattern.DOTALL).matcher(readme);

    assertThat(example.find()).isTrue();
    assertThat(Scratch.problems(example.group(1))).isEmpty();
    assertThat(Scratch.workflow(example.group(1)).file().rules()).isEqualTo(4);
  }

  private Map<String, Set<String>> table(String heading, boolean keysOnly) {
    Map<String, Set<String>> facts = new TreeMap<>();
    String fact = "";
    for (String line : section(heading).lines().toList()) {
      Matcher row = FACT_ROW.matcher(line);
      if (row.matches()) {
        fact = row.group(1) == null ? fact : row.group(1);
        if (!keysOnly || !row.group(2).isEmpty()) {
          facts.computeIfAbsent(fact, name -> new TreeSet<>()).add(row.group(3));
        }
      }
    }
    return facts;
  }

  private String section(String heading) {
    int from = readme.indexOf(heading);
    int to = readme.indexOf("\n## ", from + 1);
    return readme.substring(from, to < 0 ? readme.length() : to);
  }

  private static Set<String> recordsOfTheFactPackage() {
    return new ClassFileImporter()
        .importPackages(Fact.class.getPackageName()).stream()
            .filter(JavaClass::isRecord)
            .map(JavaClass::getSimpleName)
            .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
