package org.triggerlinks.routes.runtime;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.triggerlinks.channels.AccountLabel;

/**
 * Collects what was set, and where: the file, then the environment, then system properties, then
 * the command line. The later wins. Problems are collected, never thrown one by one.
 */
final class SettingsSources {
  private static final String FILE_SUFFIX = "_FILE";

  private final Map<Key, Given> given = new EnumMap<>(Key.class);
  private final AccountSettings accounts;
  private final List<String> problems;

  SettingsSources(List<String> problems) {
    this.problems = problems;
    this.accounts = new AccountSettings(problems);
  }

  AccountSettings accounts() {
    return accounts;
  }

  Map<Key, Given> given() {
    return given;
  }

  SettingsSources file(Path file) {
    List<String> lines = lines(file);
    Map<Key, Given> here = new EnumMap<>(Key.class);
    for (int i = 0; i < lines.size(); i++) {
      int number = i + 1;
      StringBuilder line = new StringBuilder(lines.get(i));
      while (line.toString().endsWith("\\") && i + 1 < lines.size()) {
        line.append('\n').append(lines.get(++i));
      }
      String origin = file.getParent().getFileName() + "/" + file.getFileName() + ":" + number;
      parse(line.toString()).forEach((name, value) -> put(here, name, new Given(value, origin)));
    }
    given.putAll(here);
    return this;
  }

  SettingsSources environment(Map<String, String> environment) {
    environment.forEach(
        (variable, value) -> {
          if (variable.startsWith(Key.VARIABLE_PREFIX)) {
            variable(variable, value);
          }
        });
    return this;
  }

  SettingsSources systemProperties(Properties properties) {
    for (String property : properties.stringPropertyNames()) {
      if (property.startsWith(Key.PROPERTY_PREFIX)) {
        String label = property.substring(Key.PROPERTY_PREFIX.length());
        set(label, new Given(properties.getProperty(property), "-D" + property));
      }
    }
    return this;
  }

  SettingsSources overrides(Map<String, String> overrides) {
    overrides.forEach((label, value) -> set(label, new Given(value, "command line, " + label)));
    return this;
  }

  private void variable(String variable, String value) {
    for (Key key : Key.values()) {
      if (variable.equals(key.variable())) {
        given.put(key, new Given(value, variable));
        return;
      }
      if (variable.equals(key.variable() + FILE_SUFFIX)) {
        secretFile(variable, Path.of(value)).ifPresent(secret -> given.put(key, secret));
        return;
      }
    }
    if (!accountVariable(variable, value)) {
      problems.add(
          variable + ": there is no such setting; " + NearestName.hint(variable, variables()));
    }
  }

  private boolean accountVariable(String variable, String value) {
    String name = variable.substring(Key.VARIABLE_PREFIX.length());
    Optional<AccountLabel> label = AccountLabel.variable(name);
    if (label.isPresent()) {
      return accounts.take(label.get().label(), new Given(value, variable));
    }
    Optional<AccountLabel> inFile =
        Optional.of(name)
            .filter(text -> text.endsWith(FILE_SUFFIX))
            .map(text -> text.substring(0, text.length() - FILE_SUFFIX.length()))
            .flatMap(AccountLabel::variable);
    inFile.ifPresent(
        known ->
            secretFile(variable, Path.of(value))
                .ifPresent(secret -> accounts.take(known.label(), secret)));
    return inFile.isPresent();
  }

  private Optional<Given> secretFile(String variable, Path file) {
    try {
      return Optional.of(new Given(Files.readString(file), variable));
    } catch (IOException e) {
      problems.add(variable + ": the file " + file + " cannot be read; check its path and mode.");
      return Optional.empty();
    }
  }

  private static List<String> variables() {
    return Stream.concat(
            Key.variables().stream(),
            AccountLabel.shared().stream().map(each -> Key.VARIABLE_PREFIX + each.variable()))
        .toList();
  }

  private static List<String> labels() {
    return Stream.concat(
            Key.labels().stream(), AccountLabel.shared().stream().map(AccountLabel::label))
        .toList();
  }

  private void put(Map<Key, Given> here, String label, Given value) {
    Key.named(label)
        .ifPresentOrElse(
            key -> {
              Given first = here.put(key, value);
              if (first != null) {
                problems.add(
                    value.origin()
                        + ": "
                        + label
                        + " is set twice, first at "
                        + first.origin()
                        + "; remove one of the two.");
              }
            },
            () -> {
              if (!accounts.takeFromFile(label, value)) {
                unknown(label, value.origin());
              }
            });
  }

  private void set(String label, Given value) {
    Key.named(label)
        .ifPresentOrElse(
            key -> given.put(key, value),
            () -> {
              if (!accounts.take(label, value)) {
                unknown(label, value.origin());
              }
            });
  }

  private void unknown(String label, String origin) {
    problems.add(
        origin + ": there is no setting " + label + "; " + NearestName.hint(label, labels()));
  }

  private List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      problems.add(file + ": the file cannot be read; it belongs to the installation.");
      return List.of();
    }
  }

  /** One logical line, with the escapes of {@link Properties}. */
  private static Map<String, String> parse(String line) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(line));
    } catch (IOException e) {
      throw new IllegalStateException("A string cannot fail to be read", e);
    }
    List<String> names = new ArrayList<>(properties.stringPropertyNames());
    return names.isEmpty() ? Map.of() : Map.of(names.get(0), properties.getProperty(names.get(0)));
  }
}
