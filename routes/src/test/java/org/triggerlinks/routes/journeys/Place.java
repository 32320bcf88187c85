package org.triggerlinks.routes.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.triggerlinks.routes.api.ApiClient;

/** A location with its contacts and links, as its marketer uses it. */
final class Place {

  private static final Map<String, String> LINKS =
      Map.ofEntries(
          Map.entry("Appointment Confirmation", "https://example.com/appointment/confirmed"),
          Map.entry("Appointment Survey", "https://example.com/survey"),
          Map.entry("Review Us", "https://example.com/reviews"),
          Map.entry("Spring Sale SMS Link", "https://example.com/sale?from=sms"),
          Map.entry("Spring Sale Email Link", "https://example.com/sale?from=email"),
          Map.entry("Spring Sale Social Link", "https://example.com/sale?from=social"),
          Map.entry("Monthly Promo", "{{custom_values.monthly_promo_url}}"),
          Map.entry("Premium Brochure", "https://example.com/brochures/premium"),
          Map.entry("Starter Brochure", "https://example.com/brochures/starter"),
          Map.entry("Welcome Guide", "https://example.com/welcome"),
          Map.entry("Book a Call", "https://example.com/call"));

  private final ApiClient agency;
  private final URI service;
  private final String slug = "l" + UUID.randomUUID();
  private final AtomicInteger phones = new AtomicInteger();

  private Place(ApiClient agency, URI service) {
    this.agency = agency;
    this.service = service;
  }

  /** A new location with the links of the shipped workflows. */
  static Place open(ApiClient agency, URI service) {
    Place place = new Place(agency, service);
    ok(
        agency.post(
            "/locations",
            Map.of("name", place.slug, "slug", place.slug, "allow_private_destinations", true)));
    place.setsValue("monthly_promo_url", "https://example.com/promotions");
    LINKS.forEach((name, destination) -> place.link(name, destination, false));
    for (String channel : List.of("SMS", "Email")) {
      place.link("Unsubscribe from " + channel, "https://example.com/unsubscribed", true);
    }
    return place;
  }

  private void link(String name, String destination, boolean consent) {
    post("/links", Map.of("name", name, "destination", destination, "consent", consent));
  }

  /**
   * A contact who was known before anything could be sent to them, so that no welcome series runs.
   */
  Customer contact(String name) {
    Customer customer = newcomer(name, Map.of());
    quiet();
    String address = UUID.randomUUID().toString();
    ok(
        agency.patch(
            path("/contacts/" + customer.id()),
            Map.of(
                "email", address + "@example.com",
                "phone", freePhone(),
                "addresses", Map.of("messenger", address, "instagram", address, "gbp", address))));
    return customer;
  }

  // Numbers for fiction: 555-0100 to 555-0199.
  String freePhone() {
    return "+1312555" + "%04d".formatted(100 + phones.incrementAndGet());
  }

  /** A new contact, whom the welcome series welcomes. */
  Customer newcomer(String name, Map<String, String> reachedBy) {
    Map<String, String> contact = new HashMap<>(reachedBy);
    contact.put("first_name", name);
    Customer customer = new Customer(this, post("/contacts", contact).id());
    quiet();
    return customer;
  }

  /** Sends a message and gives its id; it may be held back. */
  String sends(Customer to, String channel, String text) {
    String id =
        post("/messages", message(channel, Map.of("contact_id", to.id(), "text", text))).id();
    quiet();
    return id;
  }

  private static Map<String, Object> message(String channel, Map<String, Object> rest) {
    Map<String, Object> message = new HashMap<>(rest);
    message.put("channel", channel);
    if (channel.equals("email")) {
      message.put("subject", "News");
    }
    return message;
  }

  String stateOf(String message) {
    return get("/messages/" + message).path("state").asText();
  }

  /** Sends a message to all with a tag, and gives how many got it. */
  int broadcasts(String tag, String channel, String text) {
    String id =
        post("/broadcasts", message(channel, Map.of("text", text, "audience", Map.of("tag", tag))))
            .id();
    quiet();
    return get("/broadcasts/" + id).path("counts").path("DELIVERED").asInt();
  }

  void setsValue(String name, String value) {
    ok(agency.put(path("/custom-values/" + name), Map.of("value", value)));
  }

  /** Gives the location a domain of its own. */
  String isAt(String domain) {
    String own = "%s.%s".formatted(domain, slug);
    ok(agency.patch("/locations/" + id(), Map.of("domain", own)));
    return own;
  }

  private String id() {
    for (JsonNode location : agency.get("/locations?limit=200").body().path("items")) {
      if (location.path("slug").asText().equals(slug)) {
        return location.path("id").asText();
      }
    }
    throw new IllegalStateException("The location is gone: " + slug);
  }

  /** The numbers of a link. */
  JsonNode numbers(String link) {
    return get("/links/" + link(link).path("id").asText() + "/analytics");
  }

  JsonNode link(String name) {
    return get("/links?name=" + name.replace(" ", "%20")).path("items").path(0);
  }

  /** Time passes for everybody, and what becomes due happens. */
  void passes(String time) {
    ok(agency.post("/sandbox/clock", Map.of("advance", time)));
    quiet();
  }

  Instant in(Duration time) {
    return Instant.parse(agency.get("/sandbox/clock").text("/now")).plus(time);
  }

  /** Everything due is decided and sent. */
  void quiet() {
    agency.untilQuiet();
  }

  JsonNode get(String path) {
    return ok(agency.get(path(path))).body();
  }

  /** The lines of an answer that is not one document. */
  String lines(String path) {
    return ok(agency.get(path(path))).http().body();
  }

  ApiClient.Answer post(String path, Object body) {
    return ok(agency.post(path(path), body));
  }

  void put(String path) {
    ok(agency.put(path(path), null));
  }

  URI service() {
    return service;
  }

  private String path(String path) {
    return "%s%slocation=%s".formatted(path, path.contains("?") ? "&" : "?", slug);
  }

  private static ApiClient.Answer ok(ApiClient.Answer answer) {
    assertThat(answer.status()).as(answer.http().body()).isBetween(200, 299);
    return answer;
  }
}
