package org.triggerlinks.channels.gbp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.triggerlinks.channels.gbp.GoogleFixture.CLOCK;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.triggerlinks.channels.Account;

/** Key files of service accounts, and what is said of those that are none. */
class ServiceAccountTest {

  private final RcsStandIn standIn = new RcsStandIn(0, "agent", CLOCK);

  @AfterEach
  void close() {
    standIn.close();
  }

  private ObjectNode file() {
    return (ObjectNode) GoogleJson.read(standIn.keyFile());
  }

  @Test
  void a_key_file_is_read() {
    ServiceAccount account = ServiceAccount.read(standIn.keyFile());

    assertThat(account.email()).endsWith(".iam.gserviceaccount.com");
    assertThat(account.key().getAlgorithm()).isEqualTo("RSA");
    assertThat(account.tokenUri()).hasToString(standIn.url() + "/token");
    assertThat(ServiceAccount.problem(standIn.keyFile())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"client_email", "private_key", "token_uri"})
  void each_part_is_needed(String field) {
    ObjectNode file = file();
    file.remove(field);

    assertThat(ServiceAccount.problem(file.toString()))
        .hasValueSatisfying(
            sentence ->
                assertThat(sentence)
                    .startsWith("needs the whole JSON key file as service-account")
                    .contains(field));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://example.com/token", "file:///etc/passwd", "https:/token"})
  void a_token_is_asked_for_in_secret_only(String tokenUri) {
    assertThat(ServiceAccount.problem(file().put("token_uri", tokenUri).toString())).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"c2VjcmV0", "secret!"})
  void what_is_wrong_is_said_without_the_key(String key) {
    assertThat(ServiceAccount.problem(file().put("private_key", key).toString()))
        .hasValueSatisfying(
            sentence -> assertThat(sentence).contains("private_key").doesNotContain(key));
    assertThat(ServiceAccount.problem("secret!"))
        .hasValueSatisfying(
            sentence -> assertThat(sentence).contains("not JSON").doesNotContain("secret!"));
  }

  @Test
  void nothing_of_the_key_is_shown() {
    String key = file().path("private_key").asText().substring(40, 90);
    Account account =
        new Account(
            new RcsForBusiness(CLOCK),
            null,
            Map.of(
                RcsForBusiness.AGENT_ID,
                "agent",
                GoogleKeys.SERVICE_ACCOUNT,
                standIn.keyFile(),
                GoogleKeys.CLIENT_TOKEN,
                "sesame"));

    assertThat(ServiceAccount.read(standIn.keyFile()).toString()).doesNotContain(key);
    assertThat(account.toString())
        .contains("service-account=***", "client-token=***")
        .doesNotContain(key, "sesame");
  }
}
