package org.triggerlinks.channels.whatsapp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.triggerlinks.channels.WebhookRequest;
import org.triggerlinks.channels.meta.GraphRefusal;
import org.triggerlinks.channels.meta.GraphStandIn;
import org.triggerlinks.channels.standin.Mood;

/**
 * Stands in for WhatsApp's Cloud API and its webhooks, for one phone number: takes texts, and the
 * templates that were approved before.
 */
public final class WhatsAppStandIn extends GraphStandIn {

  private static final String BUSINESS_ACCOUNT = "102290129340398";

  private final String phoneNumberId;
  private final List<ApprovedTemplate> templates = new CopyOnWriteArrayList<>();

  /**
   * A stand-in.
   *
   * @param port 0 for any that is free
   * @param token access token of a system user
   * @param secret of the app
   */
  public WhatsAppStandIn(int port, String phoneNumberId, String token, String secret) {
    super(port, token, secret);
    this.phoneNumberId = phoneNumberId;
  }

  /**
   * Approves a template.
   *
   * @param places how many its text has
   * @param button true if it has a button whose URL ends in a place
   */
  public void approve(String name, String language, int places, boolean button) {
    templates.add(new ApprovedTemplate(name, language, places, button));
  }

  @Override
  protected boolean isSender(String node) {
    return node.equals(phoneNumberId);
  }

  @Override
  protected void check(ObjectNode message) {
    WhatsAppForm.check(message);
    if (message.has("template")) {
      ApprovedTemplate.check(message.path("template"), templates);
    }
  }

  @Override
  protected String newId() {
    byte[] random = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
    return "wamid.HBgL" + Base64.getEncoder().encodeToString(random);
  }

  @Override
  protected ObjectNode answer(Taken message) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("messaging_product", "whatsapp");
    ObjectNode contact = answer.putArray("contacts").addObject();
    if (message.body().has("to")) {
      String to = message.body().path("to").asText("");
      contact.put("input", to).put("wa_id", to.replaceAll("[^0-9]", ""));
    } else {
      String user = message.body().path("recipient").asText("");
      contact.put("input", user).put("user_id", user);
    }
    ObjectNode taken = answer.putArray("messages").addObject().put("id", message.id());
    if (message.body().has("template")) {
      taken.put("message_status", "accepted");
    }
    return answer;
  }

  /** An error as WhatsApp answers it: "(#131009) Parameter value is not valid", and details. */
  public static Mood failing(int status, int code, String title, String details) {
    return new Mood.Failing(
        new GraphRefusal(code, "(#%d) %s".formatted(code, title))
            .with(status)
            .details(details)
            .reply());
  }

  /** What people do, to be told by {@link #posts}. */
  public WhatsAppNews news() {
    return new WhatsAppNews(phoneNumberId);
  }

  /** A webhook that tells this, all in one. */
  public WebhookRequest posts(URI url, ObjectNode... changes) {
    ObjectNode entry = JsonNodeFactory.instance.objectNode().put("id", BUSINESS_ACCOUNT);
    entry.putArray("changes").addAll(List.of(changes));
    return signed(url, "whatsapp_business_account", List.of(entry));
  }
}
