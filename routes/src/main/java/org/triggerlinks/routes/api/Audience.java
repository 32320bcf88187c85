package org.triggerlinks.routes.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.triggerlinks.model.contact.Contact;

/** Who gets a broadcast: a condition on tags, of tag, all, any and not. */
final class Audience {

  private static final int MOST_TAGS = 50;

  // The query is nested as deep as the condition, and Hibernate reads it with the stack and heap.
  private static final int DEEPEST = 20;

  private final List<String> tags = new ArrayList<>();
  private final String condition;

  private Audience(JsonNode audience) {
    condition = condition(audience, DEEPEST);
  }

  /**
   * Reads a condition that follows the contract.
   *
   * @throws InvalidRequest if it names too many tags for one query, or is nested too deeply
   */
  static Audience of(JsonNode json) {
    Audience audience = new Audience(json);
    if (audience.tags.size() > MOST_TAGS) {
      throw InvalidRequest.field(
          "/audience", "It names %d tags; at most %d.".formatted(audience.tags.size(), MOST_TAGS));
    }
    return audience;
  }

  private String condition(JsonNode node, int levels) {
    if (levels == 0) {
      throw InvalidRequest.field(
          "/audience", "Its conditions are in one another more than %d deep.".formatted(DEEPEST));
    }
    if (node.has("tag")) {
      tags.add(node.get("tag").asText());
      return ":tag%d member of e.tags".formatted(tags.size() - 1);
    }
    if (node.has("not")) {
      return "not (%s)".formatted(condition(node.get("not"), levels - 1));
    }
    boolean all = node.has("all");
    List<String> parts = new ArrayList<>();
    node.get(all ? "all" : "any").forEach(part -> parts.add(condition(part, levels - 1)));
    return parts.stream().collect(Collectors.joining(all ? ") and (" : ") or (", "(", ")"));
  }

  /** Only contacts that match. */
  Listing<Contact> restrict(Listing<Contact> contacts) {
    contacts.where("(" + condition + ")");
    for (int i = 0; i < tags.size(); i++) {
      contacts.with("tag" + i, tags.get(i));
    }
    return contacts;
  }
}
