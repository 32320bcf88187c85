package org.triggerlinks.routes.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir Path folder;

  @Test
  void the_file_and_the_code_know_exactly_the_same_settings() throws IOException {
    Properties file = new Properties();
    try (Reader reader =
        Files.newBufferedReader(TestSettings.CONFIG.resolve("application.properties"))) {
      file.load(reader);
    }

    assertThat(file.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(Key.labels());
  }

  @Test
  void every_setting_in_the_file_is_explained_in_one_sentence() throws IOException {
    List<String> lines = Files.readAllLines(TestSettings.CONFIG.resolve("application.properties"));
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isEmpty() && !lines.get(i).startsWith("#")) {
        assertThat(lines.get(i - 1)).as("the line above %s", lines.get(i)).matches("# .+\\.");
        assertThat(lines.get(i - 2)).as("two lines above %s", lines.get(i)).isEmpty();
      }
    }
  }

  @Test
  void the_shipped_file_can_be_used_as_it_is() {
    Settings settings = TestSettings.in(folder);

    assertThat(settings.baseUrl().toString())
        .isEqualTo("http://localhost:" + settings.http().port());
    assertThat(settings.database().embedded()).isTrue();
    assertThat(settings.broker().embedded()).isTrue();
    assertThat(settings.rulesFolder()).isEqualTo(TestSettings.CONFIG.resolveSibling("rules"));
    assertThat(settings.shutdownTimeout()).hasSeconds(10);
  }

  @Test
  void all_problems_are_told_at_once_with_place_and_hint() throws IOException {
    List<String> lines =
        new ArrayList<>(Files.readAllLines(TestSettings.CONFIG.resolve("application.properties")));
    lines.removeIf(line -> line.startsWith("decide.batch"));
    lines.replaceAll(line -> line.startsWith("http.port") ? "http.prot = 8080" : line);
    lines.replaceAll(line -> line.startsWith("demo") ? "demo = yes" : line);
    lines.replaceAll(
        line -> line.startsWith("trusted") ? "trusted-proxies = 10.0.0.0/8, elsewhere" : line);
    lines.replaceAll(line -> line.startsWith("shutdown") ? "shutdown.timeout = soon" : line);
    Files.write(folder.resolve("application.properties"), lines);
    int port = lines.indexOf("http.prot = 8080") + 1;
    int demo = lines.indexOf("demo = yes") + 1;

    WrongSettings wrong =
        refused(Map.of("base-url", "ftp://example.org"), Map.of("TRIGGERLINKS_HTTP_HOTS", "x"));

    String name = folder.getFileName() + "/application.properties:";
    assertThat(wrong.problems())
        .contains(
            name + port + ": there is no setting http.prot; did you mean http.port?",
            name + demo + ": demo must be true or false, but is \"yes\".",
            "TRIGGERLINKS_HTTP_HOTS: there is no such setting; did you mean TRIGGERLINKS_HTTP_HOST?",
            "http.port is missing; add it to config/application.properties or set TRIGGERLINKS_HTTP_PORT.",
            "decide.batch is missing; add it to config/application.properties or set TRIGGERLINKS_DECIDE_BATCH.",
            "command line, base-url: base-url must be a URL that begins with http:// or https://, but is \"ftp://example.org\".")
        .anyMatch(
            problem ->
                problem.contains("trusted-proxies must be networks")
                    && problem.contains("elsewhere"))
        .anyMatch(problem -> problem.contains("shutdown.timeout must be a time such as 10s"))
        .hasSize(8);
    assertThat(wrong)
        .hasMessageContaining("8 settings are wrong")
        .hasMessageContaining("http.prot");
  }

  @Test
  void a_setting_written_twice_is_refused() throws IOException {
    copyShippedFile("http.host = 0.0.0.0");

    assertThat(refused(Map.of(), Map.of()).problems())
        .singleElement()
        .asString()
        .contains(
            "http.host is set twice",
            "first at " + folder.getFileName() + "/application.properties:8");
  }

  @Test
  void the_environment_wins_over_the_file_and_a_system_property_over_the_environment()
      throws IOException {
    copyShippedFile("");
    Properties system = new Properties();
    system.setProperty("triggerlinks.decide.batch", "7");

    List<String> problems = new ArrayList<>();
    SettingsSources sources =
        new SettingsSources(problems)
            .file(folder.resolve("application.properties"))
            .environment(
                Map.of("TRIGGERLINKS_DECIDE_BATCH", "5", "TRIGGERLINKS_DECIDE_CONSUMERS", "3"))
            .systemProperties(system);
    Settings settings = Settings.from(folder, sources, problems);

    assertThat(settings.decide()).isEqualTo(new Settings.Decide(3, 7, Duration.ofSeconds(2)));
  }

  @Test
  void a_secret_is_read_from_a_file_and_never_shown() throws IOException {
    copyShippedFile("");
    Path secret = Files.writeString(folder.resolve("secret"), "open sesame\n");

    Settings settings =
        load(Map.of(), Map.of("TRIGGERLINKS_DATABASE_PASSWORD_FILE", secret.toString()));

    assertThat(settings.database().password()).isEqualTo("open sesame");
    assertThat(settings.toString()).contains("database.password=***").doesNotContain("sesame");
    assertThat(settings.database().toString()).doesNotContain("sesame");
  }

  @Test
  void a_wrong_secret_is_not_shown_in_a_database_url_either() {
    Settings settings =
        TestSettings.in(folder, Map.of("database.url", "jdbc:mariadb://db/x?password=sesame&a=b"));

    assertThat(settings.toString()).contains("password=***&a=b").doesNotContain("sesame");
  }

  @Test
  void port_zero_becomes_a_free_port_that_the_base_url_names() {
    assertThat(TestSettings.in(folder).http().port()).isPositive();
  }

  private void copyShippedFile(String further) throws IOException {
    Files.writeString(
        folder.resolve("application.properties"),
        Files.readString(TestSettings.CONFIG.resolve("application.properties")) + further + "\n");
  }

  private WrongSettings refused(Map<String, String> overrides, Map<String, String> environment) {
    return catchThrowableOfType(WrongSettings.class, () -> load(overrides, environment));
  }

  private Settings load(Map<String, String> overrides, Map<String, String> environment) {
    List<String> problems = new ArrayList<>();
    SettingsSources sources =
        new SettingsSources(problems)
            .file(folder.resolve("application.properties"))
            .environment(environment)
            .overrides(overrides);
    return Settings.from(folder, sources, problems);
  }
}
