package org.triggerlinks.channels.whatsapp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.triggerlinks.channels.MessageTemplate;
import org.triggerlinks.channels.OutgoingMessage;

/**
 * A message as the Cloud API wants it: <a
 * href="https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages">POST
 * .../messages</a>.
 */
final class WhatsAppRequest {

  private WhatsAppRequest() {}

  static ObjectNode of(OutgoingMessage message) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("messaging_product", "whatsapp");
    body.put("recipient_type", "individual");
    body.put(
        WhatsAppAddress.isUserId(message.address()) ? "recipient" : "to",
        WhatsAppAddress.theirs(message.address()));
    if (message.template() != null) {
      body.put("type", "template");
      template(body.putObject("template"), message.template());
    } else {
      body.put("type", "text");
      // With a preview Meta would fetch the links, which looks like a click.
      body.putObject("text").put("body", message.text()).put("preview_url", false);
    }
    return body;
  }

  private static void template(ObjectNode body, MessageTemplate template) {
    body.put("name", template.name());
    body.putObject("language").put("code", template.language());
    ArrayNode components = JsonNodeFactory.instance.arrayNode();
    if (!template.parameters().isEmpty()) {
      ObjectNode texts = components.addObject().put("type", "body");
      ArrayNode parameters = texts.putArray("parameters");
      template.parameters().forEach(text -> parameters.add(text(text)));
    }
    if (template.linkSuffix() != null) {
      ObjectNode button = components.addObject();
      button.put("type", "button").put("sub_type", "url").put("index", "0");
      button.putArray("parameters").add(text(template.linkSuffix()));
    }
    if (!components.isEmpty()) {
      body.set("components", components);
    }
  }

  private static ObjectNode text(String text) {
    return JsonNodeFactory.instance.objectNode().put("type", "text").put("text", text);
  }
}
