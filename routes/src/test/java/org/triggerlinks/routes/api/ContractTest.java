package org.triggerlinks.routes.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContractTest {

  private final Contract contract = Contract.load();

  @Test
  void every_operation_says_in_one_sentence_what_it_does() {
    for (JsonNode operation : operations()) {
      assertThat(operation.path("summary").asText())
          .as(operation.path("operationId").asText())
          .matches("[A-Z][^.]+\\.");
    }
  }

  @Test
  void every_operation_has_an_id_of_its_own() {
    assertThat(operations())
        .extracting(op -> op.path("operationId").asText())
        .doesNotHaveDuplicates();
  }

  @Test
  void every_reference_leads_somewhere() {
    List<String> broken = new ArrayList<>();
    for (JsonNode ref : contract.document().findValues("$ref")) {
      if (contract.document().at(ref.asText().substring(1)).isMissingNode()) {
        broken.add(ref.asText());
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void every_body_has_examples_that_follow_their_schema() {
    for (Operation operation : contract.operations()) {
      if (operation.body() != null) {
        List<JsonNode> examples = examples(operation.id());
        assertThat(examples).as(operation.id()).isNotEmpty();
        for (JsonNode example : examples) {
          assertThat(SchemaErrors.of(operation.body(), example)).as(operation.id()).isEmpty();
        }
      }
    }
  }

  @Test
  void every_operation_in_a_location_can_be_told_which() {
    for (Operation operation : contract.operations()) {
      assertThat(operation.parameters().stream().anyMatch(p -> p.name().equals("location")))
          .as(operation.id())
          .isEqualTo(operation.scope() == Operation.Scope.LOCATION);
    }
  }

  @Test
  void every_list_comes_in_pages() {
    for (Operation operation : contract.operations()) {
      if (operation.id().startsWith("list")) {
        assertThat(operation.parameters())
            .as(operation.id())
            .extracting(Parameter::name)
            .contains("cursor", "limit");
      }
    }
  }

  @Test
  void an_operation_without_a_handler_or_a_handler_without_an_operation_does_not_start() {
    Handlers handlers = new Handlers().on("flyToTheMoon", request -> ApiResponse.done());

    assertThat(handlers.unknown(contract)).containsExactly("flyToTheMoon");
    assertThat(handlers.missing(contract))
        .contains("listLinks")
        .hasSameSizeAs(contract.operations());
    assertThatThrownBy(
            () ->
                new Api(
                    contract,
                    handlers,
                    new Api.Ports(
                        hash -> Optional.empty(),
                        name -> Optional.empty(),
                        new RememberedReplies()),
                    Problems.standard(),
                    new Api.Limits(true, 1)))
        .isInstanceOf(IncompleteApi.class)
        .hasMessageContaining("flyToTheMoon")
        .hasMessageContaining("listLinks");
  }

  @Test
  void an_operation_has_only_one_handler() {
    Handlers handlers = new Handlers().on("listLinks", request -> ApiResponse.done());

    assertThatThrownBy(() -> handlers.on("listLinks", request -> ApiResponse.done()))
        .isInstanceOf(IncompleteApi.class);
  }

  @Test
  void numbers_are_written_as_people_write_them() {
    JsonNode read = Json.read("{\"a\":12345678901234567890.10,\"b\":1e3,\"c\":0.0000001}");

    assertThat(Json.write(read))
        .isEqualTo("{\"a\":12345678901234567890.10,\"b\":1000,\"c\":0.0000001}");
    assertThat(Json.write(Map.of("a", new BigDecimal("1E+3")))).isEqualTo("{\"a\":1000}");
  }

  private List<JsonNode> examples(String operationId) {
    JsonNode content =
        operations().stream()
            .filter(operation -> operation.path("operationId").asText().equals(operationId))
            .findFirst()
            .orElseThrow()
            .at("/requestBody/content/application~1json");
    List<JsonNode> examples = new ArrayList<>();
    if (content.has("example")) {
      examples.add(content.get("example"));
    }
    content.path("examples").forEach(example -> examples.add(example.path("value")));
    return examples;
  }

  private List<JsonNode> operations() {
    return contract.document().path("paths").findParents("operationId");
  }
}
