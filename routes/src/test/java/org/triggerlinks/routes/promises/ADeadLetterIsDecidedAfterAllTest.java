package org.triggerlinks.routes.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.model.store.Database;

/** What became a dead letter is decided once the reason is gone, and once only. */
class ADeadLetterIsDecidedAfterAllTest {

  private static final String GREETING =
      """
      rule "Greet"
      when
          CustomEvent( name == "hello" )
      then
          insert( sendSms( "Hello!" ) );
      end
      """;

  @TempDir Path folder;

  @Test
  void a_fact_that_the_database_refused_is_decided_when_it_is_retried_and_then_never_again()
      throws Exception {
    Rules.workflow(folder.resolve("rules"), "greeting", "always", GREETING);
    try (RunningService service = new RunningService(folder, Map.of())) {
      Visitor visitor = service.visitor();
      String at = service.location();
      String contact = service.contact(at);
      service.quiet();

      execute("ALTER TABLE intent ADD CONSTRAINT nothing_goes_out CHECK (id IS NULL)");
      Map<String, String> hello = Map.of("contact_id", contact, "type", "custom", "name", "hello");
      visitor.post("/events" + at, hello);
      JsonNode letter = await().until(() -> letters(visitor).path(0), found -> found.has("id"));
      assertThat(letter.path("problem").asText()).containsIgnoringCase("nothing_goes_out");
      assertThat(messages(visitor, at)).isEmpty();

      execute("ALTER TABLE intent DROP CONSTRAINT nothing_goes_out");
      String retry = "/dead-letters/" + letter.path("id").asText() + "/retry";
      assertThat(visitor.post(retry, Map.of()).status()).isEqualTo(202);
      service.quiet();
      assertThat(messages(visitor, at)).hasSize(1);
      assertThat(letters(visitor)).isEmpty();

      assertThat(visitor.post(retry, Map.of()).status()).isEqualTo(404);
      service.quiet();
      assertThat(messages(visitor, at)).hasSize(1);
    }
  }

  private static JsonNode letters(Visitor visitor) throws IOException {
    return visitor.get("/dead-letters").items();
  }

  private static JsonNode messages(Visitor visitor, String at) throws IOException {
    return visitor.get("/messages" + at).items();
  }

  private void execute(String sql) throws SQLException {
    String file = folder.resolve("data").resolve("database").resolve("triggerlinks").toString();
    try (Connection owner = DriverManager.getConnection(Database.embeddedUrl(file), "sa", "");
        Statement statement = owner.createStatement()) {
      statement.execute(sql);
    }
  }
}
