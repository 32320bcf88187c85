package org.triggerlinks.channels.meta;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.triggerlinks.channels.Happened;
import org.triggerlinks.channels.WebhookRequest;
import org.triggerlinks.model.message.MessageState;

/**
 * What the webhooks of Messenger and of Instagram tell, which have the same form (<a
 * href="https://developers.facebook.com/docs/messenger-platform/reference/webhook-events">webhook
 * events</a>).
 *
 * <p>Somebody who writes, or who taps a button that we or the page offered, answers: the button's
 * title is the text. Pictures, voices, likes and shares without words, reactions, edits, opened
 * threads (referrals) and what another app of the page has in its hands (standby) are left out:
 * nothing in them is an answer that a rule could read. So are echoes of what the page wrote.
 */
public final class MessagingWebhook {

  private final String object;
  private final String ours;

  /**
   * Reads what concerns one account.
   *
   * @param object "page" or "instagram"
   * @param ours id of the page or of the Instagram account
   */
  public MessagingWebhook(String object, String ours) {
    this.object = object;
    this.ours = ours;
  }

  /**
   * Everything that it tells of this account, in its order.
   *
   * @throws IllegalArgumentException if it is no JSON object
   */
  public List<Happened> read(WebhookRequest request) {
    return MetaBatch.entries(request, object).stream()
        .filter(entry -> entry.path("id").asText("").equals(ours))
        .flatMap(entry -> entry.path("messaging").valueStream())
        .filter(event -> !from(event).isEmpty() && !from(event).equals(ours))
        .flatMap(this::happened)
        .toList();
  }

  private Stream<Happened> happened(JsonNode event) {
    if (event.path("message").isObject()) {
      return message(event, event.path("message")).stream();
    } else if (event.path("postback").isObject()) {
      return postback(event, event.path("postback")).stream();
    } else if (event.path("delivery").isObject()) {
      return event
          .path("delivery")
          .path("mids")
          .valueStream()
          .map(mid -> mid.asText(""))
          .filter(mid -> !mid.isEmpty())
          .map(mid -> reported(mid, MessageState.DELIVERED, event));
    }
    return seen(event, event.path("read")).stream();
  }

  private Optional<Happened> message(JsonNode event, JsonNode message) {
    String mid = message.path("mid").asText("");
    if (mid.isEmpty() || message.path("is_echo").asBoolean()) {
      return Optional.empty();
    } else if (message.path("is_deleted").asBoolean()) {
      return Optional.of(new Happened.TakenBack(MetaIds.key("del", mid), MetaIds.kept(mid)));
    }
    return received(event, mid, message.path("text").asText(""));
  }

  private Optional<Happened> postback(JsonNode event, JsonNode postback) {
    String mid = postback.path("mid").asText("");
    // Older ones have no id; nobody taps twice in a millisecond.
    String id =
        mid.isEmpty() ? "pb-%s-%s".formatted(from(event), event.path("timestamp").asText("")) : mid;
    return received(event, id, postback.path("title").asText(postback.path("payload").asText("")));
  }

  private Optional<Happened> received(JsonNode event, String mid, String text) {
    return text.isBlank()
        ? Optional.empty()
        : Optional.of(
            new Happened.Received(
                MetaIds.key("in", mid),
                from(event),
                ours,
                MetaIds.kept(mid),
                null,
                text,
                at(event),
                false));
  }

  // Messenger says up to when, Instagram which one.
  private static Optional<Happened> seen(JsonNode event, JsonNode read) {
    String mid = read.path("mid").asText("");
    Instant watermark = MetaTime.of(read.path("watermark"));
    if (!mid.isEmpty()) {
      return Optional.of(reported(mid, MessageState.READ, event));
    } else if (watermark == null) {
      return Optional.empty();
    }
    String key = MetaIds.key("rd", from(event), Long.toString(watermark.toEpochMilli()));
    return Optional.of(new Happened.ReadUpTo(key, from(event), watermark));
  }

  private static Happened reported(String mid, MessageState state, JsonNode event) {
    String status = state == MessageState.READ ? "read" : "delivered";
    return new Happened.Reported(
        MetaIds.key("st", mid, status), MetaIds.kept(mid), null, state, null, null, at(event));
  }

  private static String from(JsonNode event) {
    return event.path("sender").path("id").asText("");
  }

  private static Instant at(JsonNode event) {
    return MetaTime.of(event.path("timestamp"));
  }
}
