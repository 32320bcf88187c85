package org.triggerlinks.routes.promises;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Several consumers empty a channel's queue, and yet a contact gets messages as they were inserted.
 */
class MessagesLeaveInOrderTest {

  private static final String COUNT =
      """
      rule "Count"
      when
          CustomEvent( name == "count" )
      then
          insert( sendSms( "1" ) );
          insert( sendSms( "2" ) );
          insert( sendSms( "3" ) );
          insert( sendSms( "4" ) );
          insert( sendSms( "5" ) );
      end
      """;

  private static final Comparator<JsonNode> LEFT_FIRST =
      Comparator.comparing((JsonNode message) -> Instant.parse(message.path("sent_at").asText()))
          .thenComparing(message -> message.path("text").asText());

  @TempDir Path folder;

  @Test
  void the_messages_of_a_rule_leave_in_the_order_in_which_it_inserted_them() throws Exception {
    Rules.workflow(folder.resolve("rules"), "count", "always", COUNT);
    try (RunningService service = new RunningService(folder, Map.of())) {
      Visitor visitor = service.visitor();
      String at = service.location();
      for (int i = 0; i < 6; i++) {
        String contact = service.contact(at);
        visitor.post(
            "/events" + at, Map.of("contact_id", contact, "type", "custom", "name", "count"));
      }
      service.quiet();

      Map<String, List<JsonNode>> byContact = new HashMap<>();
      for (JsonNode message : visitor.get("/messages" + at + "&limit=100").items()) {
        byContact
            .computeIfAbsent(message.path("contact_id").asText(), any -> new ArrayList<>())
            .add(message);
      }
      assertThat(byContact).hasSize(6);
      assertThat(byContact.values())
          .allSatisfy(
              messages ->
                  assertThat(messages.stream().sorted(LEFT_FIRST))
                      .extracting(message -> message.path("text").asText())
                      .containsExactly("1", "2", "3", "4", "5"));
    }
  }
}
