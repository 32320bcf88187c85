package org.triggerlinks.routes.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.triggerlinks.channels.AccountLabel;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files that name settings but are not run by any other test. */
class OperatorFilesTest {
  private static final Path HOME = TestSettings.CONFIG.getParent();
  private static final Pattern VARIABLE = Pattern.compile("TRIGGERLINKS_[A-Z_]+");

  @ParameterizedTest
  @ValueSource(
      strings = {"docker-compose.yml", "Dockerfile", "config/secrets.env.example", "README.md"})
  void every_variable_that_a_file_names_is_a_setting(String file) throws IOException {
    Set<String> named =
        VARIABLE
            .matcher(Files.readString(HOME.resolve(file)))
            .results()
            .map(MatchResult::group)
            .map(variable -> variable.replaceFirst("_FILE$", ""))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(named).isNotEmpty().isSubsetOf(variables());
  }

  private static Set<String> variables() {
    Set<String> all = new TreeSet<>(Key.variables());
    AccountLabel.shared().forEach(label -> all.add(Key.VARIABLE_PREFIX + label.variable()));
    return all;
  }

  @Test
  void the_external_broker_has_the_addresses_and_their_settings_of_the_embedded_one()
      throws IOException {
    String embedded = Files.readString(HOME.resolve("config/broker.xml"));
    String external = Files.readString(HOME.resolve("config/external-broker.xml"));

    assertThat(external).contains(embedded.substring(embedded.indexOf("    <addresses>")));
  }

  @Test
  void every_file_that_the_compose_file_mounts_is_there() throws IOException {
    Matcher mounts =
        Pattern.compile("- \\./([^:]+):")
            .matcher(Files.readString(HOME.resolve("docker-compose.yml")));

    assertThat(mounts.results().map(mount -> mount.group(1)).map(HOME::resolve))
        .hasSize(2)
        .allSatisfy(file -> assertThat(file).exists());
  }

  @Test
  void the_compose_file_is_yaml_and_every_service_tells_its_health() throws IOException {
    Map<String, Map<String, Map<String, Object>>> compose;
    try (Reader file = Files.newBufferedReader(HOME.resolve("docker-compose.yml"))) {
      compose = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
    }

    assertThat(compose.get("services").keySet()).containsExactly("app", "database", "broker");
    assertThat(compose.get("services").values())
        .allSatisfy(service -> assertThat(service).containsKey("healthcheck"));
  }
}
