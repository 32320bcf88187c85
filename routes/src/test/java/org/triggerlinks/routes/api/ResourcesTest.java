package org.triggerlinks.routes.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.routes.demo.FirstToken;
import org.triggerlinks.routes.runtime.TestSettings;
import org.triggerlinks.routes.runtime.TriggerLinks;

/** The resources of the API in the running service, each test in a location of its own. */
class ResourcesTest {

  @TempDir static Path data;

  private static TriggerLinks service;
  private static ApiClient agency;
  private String at;
  private String slug;

  @BeforeAll
  static void start() throws Exception {
    service = TriggerLinks.start(TestSettings.in(data, Map.of("demo", "false")));
    agency =
        new ApiClient(service.localUrl(), Files.readString(data.resolve(FirstToken.FILE)).strip());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @BeforeEach
  void inALocationOfItsOwn() {
    slug = "l" + UUID.randomUUID();
    at = "?location=" + slug;
    assertThat(
            agency
                .post(
                    "/locations",
                    Map.of("name", slug, "slug", slug, "allow_private_destinations", true))
                .status())
        .isEqualTo(201);
  }

  @Test
  void the_first_token_is_for_the_service_s_user_only() throws Exception {
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(data.resolve("admin.token"))))
        .isEqualTo("rw-------");
  }

  @Test
  void a_location_is_changed_field_by_field() {
    String id = agency.get("/locations?limit=200").body().at("/items/0/id").asText();
    agency.patch(
        "/locations/" + id,
        Map.of(
            "quiet_from",
            "21:00",
            "quiet_to",
            "08:00",
            "daily_cap",
            3,
            "domain",
            "Go.Example.com"));

    ApiClient.Answer location = agency.get("/locations/" + id);

    assertThat(location.text("/domain")).isEqualTo("go.example.com");
    assertThat(location.body().path("daily_cap").asInt()).isEqualTo(3);
    ApiClient.Answer freed =
        agency.patch("/locations/" + id, Json.read("{\"daily_cap\":null,\"domain\":null}"));
    assertThat(freed.body().path("daily_cap").isNull()).isTrue();
    assertThat(freed.text("/quiet_from")).isEqualTo("21:00");
    agency.patch("/locations/" + id, Json.read("{\"quiet_from\":null,\"quiet_to\":null}"));
  }

  @Test
  void a_wrong_or_taken_value_of_a_location_is_pointed_at() {
    ApiClient.Answer wrong =
        agency.post("/locations", Map.of("name", "x", "slug", "y", "time_zone", "Mars/Base"));
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.text("/errors/0/field")).isEqualTo("/time_zone");

    ApiClient.Answer offset =
        agency.post("/locations", Map.of("name", "x", "slug", "y", "time_zone", "+02:00"));
    assertThat(offset.text("/errors/0/field")).isEqualTo("/time_zone");

    ApiClient.Answer taken = agency.post("/locations", Map.of("name", "other", "slug", slug));
    assertThat(taken.status()).isEqualTo(409);
    assertThat(taken.text("/errors/0/field")).isEqualTo("/slug");
  }

  @Test
  void a_text_that_fits_as_characters_and_not_as_it_is_kept_is_pointed_at() {
    ApiClient.Answer wrong =
        agency.post(
            "/links" + at,
            Map.of("name", "\uD83C\uDF89".repeat(61), "destination", "https://example.com"));

    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.text("/errors/0/field")).isEqualTo("/name");
    assertThat(wrong.text("/errors/0/message"))
        .isEqualTo("It may have at most 120 characters, of which an emoji is two.");
  }

  @Test
  void a_token_of_a_location_opens_it_until_it_is_revoked() {
    ApiClient.Answer token = agency.post("/tokens", Map.of("label", "shop", "location", slug));
    ApiClient own = agency.as(token.text("/secret"));

    assertThat(own.get("/links").status()).isEqualTo(200);
    assertThat(own.get("/locations").body().path("items")).hasSize(1);
    assertThat(own.get("/tokens").status()).isEqualTo(403);
    assertThat(agency.get("/tokens?limit=200").http().body()).doesNotContain(token.text("/secret"));

    assertThat(agency.delete("/tokens/" + token.id()).status()).isEqualTo(204);
    assertThat(own.get("/links").status()).isEqualTo(401);
  }

  @Test
  void a_link_redirects_as_it_is_changed() {
    ApiClient.Answer link = link("Spring Sale", "https://shop.example.com/spring");
    String url = link.text("/url");
    assertThat(agency.click(url)).contains("https://shop.example.com/spring");

    agency.put("/custom-values/promo" + at, Map.of("value", ""));
    agency.patch(
        "/links/" + link.id() + at,
        Map.of("destination", "https://shop.example.com/{{custom_values.promo}}"));
    assertThat(agency.click(url)).isEmpty();
    agency.put("/custom-values/promo" + at, Map.of("value", "may"));
    assertThat(agency.click(url)).contains("https://shop.example.com/may");
    agency.put("/custom-values/promo" + at, Map.of("value", "june"));
    assertThat(agency.click(url)).contains("https://shop.example.com/june");

    agency.post("/links/" + link.id() + "/archive" + at, null);
    assertThat(agency.click(url)).contains("https://shop.example.com/june");
    assertThat(agency.get("/links" + at + "&archived=false").body().path("items")).isEmpty();
    agency.delete("/links/" + link.id() + at);
    assertThat(agency.click(url)).isEmpty();
  }

  @Test
  void a_link_s_name_is_taken_once_and_its_destination_is_checked() {
    link("Spring Sale", "https://shop.example.com");

    ApiClient.Answer again =
        agency.post(
            "/links" + at, Map.of("name", "Spring Sale", "destination", "https://example.com"));
    ApiClient.Answer script =
        agency.post("/links" + at, Map.of("name", "x", "destination", "javascript:alert(1)"));

    assertThat(again.status()).isEqualTo(409);
    assertThat(again.text("/errors/0/field")).isEqualTo("/name");
    assertThat(script.status()).isEqualTo(422);
    assertThat(script.text("/errors/0/field")).isEqualTo("/destination");
  }

  @Test
  void a_rename_tells_which_workflows_name_the_old_name() {
    ApiClient.Answer link = link("Appointment Confirmation", "https://example.com");

    ApiClient.Answer renamed = agency.patch("/links/" + link.id() + at, Map.of("name", "Confirm"));

    assertThat(renamed.text("/name")).isEqualTo("Confirm");
    assertThat(renamed.body().path("mentioned_in"))
        .extracting(file -> file.asText())
        .contains("workflows/appointment-confirmation.drl");
  }

  @Test
  void a_list_is_read_page_by_page() {
    for (int i = 0; i < 5; i++) {
      link("Link " + i, "https://example.com/" + i);
    }

    ApiClient.Answer first = agency.get("/links" + at + "&limit=3");
    ApiClient.Answer second =
        agency.get("/links" + at + "&limit=3&cursor=" + first.text("/next_cursor"));

    assertThat(first.body().path("items")).hasSize(3);
    assertThat(second.body().path("items"))
        .extracting(link -> link.path("name").asText())
        .containsExactly("Link 3", "Link 4");
    assertThat(second.body().path("next_cursor").isNull()).isTrue();
  }

  @Test
  void a_contact_is_created_found_changed_and_deleted() {
    ApiClient.Answer ada =
        agency.post(
            "/contacts" + at,
            Map.of(
                "first_name",
                "Ada",
                "email",
                "ada@example.com",
                "phone",
                "(312) 555-0123",
                "tags",
                List.of("vip"),
                "fields",
                Map.of("plan", "gold"),
                "addresses",
                Map.of("messenger", "24680")));
    assertThat(ada.text("/phone")).isEqualTo("+13125550123");
    assertThat(ada.text("/addresses/whatsapp")).isEqualTo("+13125550123");

    for (String filter :
        List.of("email=ada@example.com", "phone=%2B13125550123", "phone=312-555-0123", "tag=vip")) {
      assertThat(agency.get("/contacts" + at + "&" + filter).body().path("items"))
          .as(filter)
          .hasSize(1);
    }
    assertThat(agency.get("/contacts" + at + "&tag=nobody").body().path("items")).isEmpty();

    ApiClient.Answer changed =
        agency.patch(
            "/contacts/" + ada.id() + at,
            Json.read(
                "{\"last_name\":\"King\",\"email\":null,\"fields\":{\"plan\":null,\"a\":\"b\"}}"));
    assertThat(changed.text("/first_name")).isEqualTo("Ada");
    assertThat(changed.body().path("email").isNull()).isTrue();
    assertThat(changed.body().path("fields").toString()).isEqualTo("{\"a\":\"b\"}");

    assertThat(agency.delete("/contacts/" + ada.id() + at).status()).isEqualTo(204);
    assertThat(agency.get("/contacts/" + ada.id() + at).status()).isEqualTo(404);
  }

  @Test
  void contacts_share_a_number_or_address_only_where_the_location_allows_it() {
    Map<String, String> ada = Map.of("phone", "+13125550123", "email", "ada@example.com");
    String first = agency.post("/contacts" + at, ada).id();

    ApiClient.Answer refused = agency.post("/contacts" + at, Map.of("email", "Ada@Example.com"));

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("/contact_id")).isEqualTo(first);
    assertThat(refused.text("/errors/0/field")).isEqualTo("/email");
    assertThat(refused.text("/detail")).contains(first, "allow_duplicate_contacts");
    assertThat(agency.get("/contacts" + at + "&email=ADA@example.com").text("/items/0/id"))
        .isEqualTo(first);

    ApiClient.Answer location =
        agency.patch("/locations/" + locationId(), Map.of("allow_duplicate_contacts", true));
    assertThat(location.body().path("allow_duplicate_contacts").asBoolean()).isTrue();
    assertThat(agency.post("/contacts" + at, ada).status()).isEqualTo(201);
  }

  @Test
  void a_phone_number_that_is_too_short_is_refused_as_such() {
    for (String given : List.of("12", "1", "")) {
      ApiClient.Answer refused = agency.post("/contacts" + at, Map.of("phone", given));

      assertThat(refused.status()).as(given).isEqualTo(422);
      assertThat(refused.text("/errors/0/field")).isEqualTo("/phone");
      assertThat(refused.text("/errors/0/message"))
          .startsWith("\"" + given + "\" is ")
          .endsWith("Write it in international form, with the country code, like +14155552671.");
    }
    assertThat(agency.post("/contacts" + at, Map.of("phone", "12")).text("/errors/0/message"))
        .contains("too short for a phone number");
  }

  @Test
  void nothing_is_kept_of_a_deleted_contact_and_later_facts_about_them_do_nothing() {
    link("Appointment Confirmation", "https://example.com");
    String contact = contact("Ada", "+13125550199");
    agency.post(
        "/events" + at,
        Map.of(
            "contact_id", contact,
            "type", "appointment_booked",
            "appointment_id", "a1",
            "calendar", "Check-up",
            "starts_at", "2099-01-01T10:00:00Z"));
    agency.untilQuiet();
    assertThat(agency.get("/sandbox/inbox" + at).body().path("items")).hasSize(1);

    agency.delete("/contacts/" + contact + at);

    assertThat(
            agency
                .post("/sandbox/clock", Map.of("advance", "P3D"))
                .body()
                .path("quiet")
                .asBoolean())
        .isTrue();
    assertThat(agency.get("/sandbox/inbox" + at).body().path("items")).isEmpty();
    assertThat(agency.get("/messages" + at).body().path("items")).isEmpty();
    assertThat(agency.get("/dead-letters").body().path("items")).isEmpty();
  }

  @Test
  void what_belongs_to_another_location_is_not_found() {
    String contact = contact("sms-only", "+13125550100");
    String other = "?location=" + slug;
    inALocationOfItsOwn();

    assertThat(agency.get("/contacts/" + contact + other).status()).isEqualTo(200);
    assertThat(agency.get("/contacts/" + contact + at).status()).isEqualTo(404);
    assertThat(agency.put("/contacts/" + contact + "/tags/x" + at, null).status()).isEqualTo(404);
  }

  @Test
  void a_tag_and_a_consent_are_on_the_timeline_and_told_to_the_rules_once() {
    String contact = contact("Ada", "+13125550101");
    agency.put("/contacts/" + contact + "/tags/vip%2Fgold" + at, null);
    agency.put("/contacts/" + contact + "/tags/vip%2Fgold" + at, null);
    ApiClient.Answer quiet = agency.put("/contacts/" + contact + "/dnd/sms" + at, null);
    agency.untilQuiet();

    assertThat(quiet.text("/tags/0")).isEqualTo("vip/gold");
    assertThat(quiet.text("/dnd/0")).isEqualTo("sms");
    ApiClient.Answer timeline = agency.get("/contacts/" + contact + "/timeline" + at);
    assertThat(timeline.body().path("items"))
        .extracting(line -> line.path("kind").asText())
        .containsOnlyOnce("contact_created", "tag_added", "dnd_set");
    ApiClient.Answer decisions = agency.get("/contacts/" + contact + "/decisions" + at);
    assertThat(decisions.body().path("items"))
        .extracting(decision -> decision.path("type").asText())
        .containsOnlyOnce("ContactCreated", "TagAdded");
    String fact = decisions.text("/items/0/id");
    assertThat(agency.get("/facts/" + fact + at).body().path("explanation").isObject()).isTrue();
  }

  @Test
  void the_timeline_tells_what_happened_in_its_order_also_page_by_page() {
    String contact = contact("Ada", "+13125550114");
    agency.post(
        "/messages" + at, Map.of("contact_id", contact, "channel", "sms", "text", "Hi Ada"));
    agency.untilQuiet();

    List<String> kinds = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    String cursor = "";
    while (!cursor.equals("null")) {
      ApiClient.Answer page =
          agency.get("/contacts/" + contact + "/timeline" + at + "&limit=1" + cursor);
      kinds.add(page.text("/items/0/kind"));
      ids.add(page.text("/items/0/id"));
      cursor = page.text("/next_cursor").replaceFirst("^(?!null)", "&cursor=");
    }

    assertThat(kinds).containsSubsequence("message_delivered", "message_queued", "contact_created");
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(
            agency.get("/contacts/" + contact + "/timeline" + at + "&cursor=" + contact).status())
        .isEqualTo(400);
  }

  @Test
  void a_message_arrives_with_links_of_its_own_and_its_click_is_counted() {
    String contact = contact("Ada", "+13125550102");
    ApiClient.Answer link = link("Spring Sale", "https://shop.example.com");
    ApiClient.Answer sent =
        agency.post(
            "/messages" + at,
            Map.of(
                "contact_id", contact,
                "channel", "sms",
                "text", "Hi {{contact.first_name | there}}: {{link.Spring Sale}}"));
    agency.untilQuiet();

    assertThat(agency.get("/messages/" + sent.id() + at).text("/state")).isEqualTo("DELIVERED");
    ApiClient.Answer inbox =
        agency.get("/sandbox/inbox" + at + "&channel=sms&contact_id=" + contact);
    String url = inbox.text("/items/0/links/0/url");
    assertThat(inbox.text("/items/0/text")).isEqualTo("Hi Ada: " + url);
    assertThat(agency.get("/contacts/" + contact + "/timeline" + at).body().path("items"))
        .extracting(line -> line.path("summary").asText())
        .anyMatch(line -> line.matches("An SMS \\(\"Hi Ada: http\\S+\"\\) was delivered\\."))
        .contains("An SMS is on its way: Hi Ada: " + url);

    assertThat(agency.click(url)).contains("https://shop.example.com/");
    assertThat(agency.click(link.text("/url"))).isPresent();
    agency.untilQuiet();

    ApiClient.Answer numbers = agency.get("/links/" + link.id() + "/analytics" + at);
    assertThat(numbers.body().at("/by_channel/sms/unique_contacts").asInt()).isEqualTo(1);
    assertThat(numbers.body().at("/by_channel/public/anonymous").asInt()).isEqualTo(1);
    assertThat(numbers.body().at("/total/clicks").asInt()).isEqualTo(2);
    assertThat(numbers.body().path("by_day")).hasSize(30);
    assertThat(numbers.body().at("/by_day/29/clicks").asInt()).isEqualTo(2);

    List<String> lines = agency.get("/clicks" + at).http().body().lines().toList();
    assertThat(lines).hasSize(2);
    String first = Json.read(lines.get(0)).path("cursor").asText();
    assertThat(agency.get("/clicks" + at + "&cursor=" + first).http().body())
        .isEqualTo(lines.get(1) + "\n");
  }

  @Test
  void an_unknown_name_in_a_text_is_refused_with_the_nearest_one() {
    String contact = contact("Ada", "+13125550103");
    link("Spring Sale", "https://shop.example.com");

    ApiClient.Answer refused =
        agency.post(
            "/messages" + at,
            Map.of("contact_id", contact, "channel", "sms", "text", "{{link.Sprong Sale}}"));
    ApiClient.Answer open =
        agency.post(
            "/messages/preview" + at,
            Map.of(
                "contact_id",
                contact,
                "channel",
                "email",
                "subject",
                "x",
                "html",
                "{{link.Spring"));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("/errors/0/field")).isEqualTo("/text");
    assertThat(refused.text("/errors/0/message")).contains("Sprong Sale", "Did you mean");
    assertThat(open.text("/errors/0/field")).isEqualTo("/html");
  }

  @Test
  void a_preview_is_filled_in_and_sends_nothing() {
    String contact = contact("Ada", "+13125550104");

    ApiClient.Answer preview =
        agency.post(
            "/messages/preview" + at,
            Map.of("contact_id", contact, "channel", "sms", "text", "Hi {{contact.first_name}}"));
    agency.untilQuiet();

    assertThat(preview.text("/text")).isEqualTo("Hi Ada");
    assertThat(agency.get("/messages" + at).body().path("items")).isEmpty();
  }

  @Test
  void a_message_to_who_opted_out_is_held_back_with_the_reason() {
    String contact = contact("Ada", "+13125550105");
    agency.put("/contacts/" + contact + "/dnd/sms" + at, null);

    ApiClient.Answer held =
        agency.post(
            "/messages" + at, Map.of("contact_id", contact, "channel", "sms", "text", "Hi"));

    assertThat(held.text("/state")).isEqualTo("HELD_BACK");
    assertThat(held.text("/problem")).contains("does not want");
    assertThat(agency.get("/contacts/" + contact + "/timeline" + at).body().path("items"))
        .filteredOn(line -> line.path("kind").asText().equals("message_held_back"))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.path("rule").asText()).contains("opted out of");
              assertThat(line.path("summary").asText())
                  .contains("by policies/consent.drl, version ");
            });
  }

  @Test
  void a_broadcast_reaches_exactly_who_matches() {
    String both = contact("Both", "+13125550106", "shoes", "bought");
    String shoes = contact("Shoes", "+13125550107", "shoes");
    String bags = contact("Bags", "+13125550108", "bags");
    String none = contact("None", "+13125550109");

    ApiClient.Answer broadcast =
        agency.post(
            "/broadcasts" + at,
            Json.read(
                """
                {"channel": "sms", "text": "Hi {{contact.first_name}}", "audience":
                  {"all": [{"any": [{"tag": "shoes"}, {"tag": "bags"}]}, {"not": {"tag": "bought"}}]}}"""));
    agency.untilQuiet();

    ApiClient.Answer done = agency.get("/broadcasts/" + broadcast.id() + at);
    assertThat(done.text("/state")).isEqualTo("FINISHED");
    assertThat(done.body().path("counts").toString()).isEqualTo("{\"DELIVERED\":2}");
    assertThat(
            agency.get("/messages" + at + "&broadcast_id=" + broadcast.id()).body().path("items"))
        .extracting(message -> message.path("contact_id").asText())
        .containsExactlyInAnyOrder(shoes, bags)
        .doesNotContain(both, none);
  }

  @Test
  void a_message_to_an_address_that_the_sandbox_refuses_fails_and_the_timeline_says_why() {
    for (Map<String, Object> unlucky :
        List.<Map<String, Object>>of(
            Map.of("phone", "+15005550009"), Map.of("email", "bounce@example.com"))) {
      String contact = agency.post("/contacts" + at, unlucky).id();
      boolean byPhone = unlucky.containsKey("phone");
      Map<String, Object> message =
          byPhone
              ? Map.of("contact_id", contact, "channel", "sms", "text", "Hi")
              : Map.of("contact_id", contact, "channel", "email", "subject", "Hi", "text", "Hi");
      String id = agency.post("/messages" + at, message).id();
      agency.untilQuiet();

      assertThat(agency.get("/messages/" + id + at).text("/state")).isEqualTo("FAILED");
      assertThat(agency.get("/contacts/" + contact + "/timeline" + at).body().path("items"))
          .extracting(line -> line.path("kind").asText())
          .contains("message_failed");
    }
  }

  @Test
  void both_parts_of_an_email_are_sent_as_they_were_written_with_one_url_for_a_link() {
    link("Offer", "https://example.com");
    String contact = agency.post("/contacts" + at, Map.of("email", "eve@example.org")).id();
    agency.post(
        "/messages" + at,
        Map.of(
            "contact_id", contact,
            "channel", "email",
            "subject", "Hi",
            "text", "In words: {{link.Offer}}",
            "html", "<p>In colours: <a href='{{link.Offer}}'>here</a></p>"));
    agency.untilQuiet();

    JsonNode mail =
        agency.get("/sandbox/inbox" + at + "&contact_id=" + contact).body().at("/items/0");
    assertThat(mail.path("links")).hasSize(1);
    String url = mail.at("/links/0/url").asText();
    assertThat(mail.path("text").asText()).isEqualTo("In words: " + url);
    assertThat(mail.path("html").asText())
        .isEqualTo("<p>In colours: <a href='" + url + "'>here</a></p>");
  }

  @Test
  void an_email_without_a_subject_or_with_an_unknown_name_in_either_part_is_refused() {
    String contact = agency.post("/contacts" + at, Map.of("email", "fay@example.org")).id();

    assertThat(
            agency.post(
                "/messages" + at, Map.of("contact_id", contact, "channel", "email", "text", "Hi")))
        .satisfies(answer -> assertThat(answer.status()).isEqualTo(422))
        .satisfies(answer -> assertThat(answer.text("/errors/0/field")).isEqualTo("/subject"));
    assertThat(
            agency.post(
                "/messages" + at,
                Map.of(
                    "contact_id",
                    contact,
                    "channel",
                    "email",
                    "subject",
                    "Hi",
                    "html",
                    "<p>Hi</p>",
                    "text",
                    "{{link.Nowhere}}")))
        .satisfies(answer -> assertThat(answer.status()).isEqualTo(422))
        .satisfies(answer -> assertThat(answer.text("/errors/0/field")).isEqualTo("/text"));
  }

  @Test
  void a_broadcast_to_nobody_says_so() {
    contact("Ada", "+13125550121", "shoes");

    ApiClient.Answer slip =
        agency.post(
            "/broadcasts" + at,
            Map.of("channel", "sms", "text", "Hi", "audience", Map.of("tag", "shoe")));
    ApiClient.Answer right =
        agency.post(
            "/broadcasts" + at,
            Map.of("channel", "sms", "text", "Hi", "audience", Map.of("tag", "shoes")));
    agency.untilQuiet();

    assertThat(slip.status()).isEqualTo(201);
    assertThat(slip.text("/warning")).contains("No contact matches the audience now");
    assertThat(agency.get("/broadcasts/" + slip.id() + at).text("/warning"))
        .isEqualTo("No contact matched the audience.");
    assertThat(right.body().path("warning").isNull()).isTrue();
    assertThat(agency.get("/broadcasts/" + right.id() + at).body().path("warning").isNull())
        .isTrue();
  }

  @Test
  void an_appointment_starts_a_workflow_whose_wait_ends_with_the_clock() {
    link("Appointment Confirmation", "https://example.com");
    String contact = contact("Ada", "+13125550110");

    ApiClient.Answer wrong =
        agency.post(
            "/events" + at,
            Map.of("contact_id", contact, "type", "appointment_booked", "name", "x"));
    assertThat(wrong.body().path("errors"))
        .extracting(error -> error.path("field").asText())
        .containsExactly("/appointment_id", "/calendar", "/starts_at", "/name");

    ApiClient.Answer accepted =
        agency.post(
            "/events" + at,
            Map.of(
                "contact_id", contact,
                "type", "appointment_booked",
                "appointment_id", "a1",
                "calendar", "Check-up",
                "starts_at", "2099-01-01T10:00:00+01:00"));
    assertThat(accepted.status()).isEqualTo(202);
    agency.untilQuiet();

    assertThat(agency.get("/facts/" + accepted.text("/fact_id") + at).text("/type"))
        .isEqualTo("AppointmentBooked");
    ApiClient.Answer stays = agency.get("/contacts/" + contact + "/enrollments" + at);
    assertThat(stays.text("/items/0/waits/0/state")).isEqualTo("OPEN");

    ApiClient.Answer moved = agency.post("/sandbox/clock", Map.of("advance", "P3D"));
    assertThat(moved.body().path("quiet").asBoolean()).isTrue();

    ApiClient.Answer after = agency.get("/contacts/" + contact + "/enrollments" + at);
    assertThat(after.text("/items/0/waits/0/state")).isEqualTo("TIMED_OUT");
  }

  @Test
  void who_is_in_a_workflow_can_be_listed_and_taken_out_of_it() {
    link("Appointment Confirmation", "https://example.com");
    String contact = contact("Ada", "+13125550113");
    book(contact, "a1");
    book(contact, "a2");
    String path = "/workflows/appointment-confirmation/enrollments" + at;

    ApiClient.Answer both = agency.get(path + "&waiting=true");
    assertThat(both.body().path("items")).hasSize(2);
    assertThat(both.text("/items/0/contact_id")).isEqualTo(contact);
    assertThat(agency.get(path + "&waiting=false").body().path("items")).isEmpty();
    String second = both.text("/items/0/id");

    ApiClient.Answer out = agency.post("/enrollments/" + second + "/leave" + at, Map.of());

    assertThat(out.status()).isEqualTo(200);
    assertThat(out.text("/waits/0/state")).isEqualTo("LEFT");
    assertThat(agency.get(path).body().path("items"))
        .extracting(stay -> stay.path("key").asText())
        .containsExactly("a1");
    assertThat(agency.get("/contacts/" + contact + "/timeline" + at).body().path("items"))
        .extracting(line -> line.path("summary").asText())
        .contains("Was taken out of the workflow \"appointment-confirmation\" (a2).");
    ApiClient.Answer again = agency.post("/enrollments/" + second + "/leave" + at, Map.of());
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.text("/detail")).contains("taken out by a person");
    assertThat(agency.post("/enrollments/" + UUID.randomUUID() + "/leave" + at, Map.of()).status())
        .isEqualTo(404);
  }

  private void book(String contact, String appointment) {
    agency.post(
        "/events" + at,
        Map.of(
            "contact_id", contact,
            "type", "appointment_booked",
            "appointment_id", appointment,
            "calendar", "Check-up",
            "starts_at", "2099-01-01T10:00:00+01:00"));
    agency.untilQuiet();
  }

  @Test
  void the_clock_goes_forward_only() {
    ApiClient.Answer before = agency.get("/sandbox/clock");
    ApiClient.Answer moved = agency.post("/sandbox/clock", Map.of("advance", "PT1H"));

    assertThat(moved.text("/now")).isGreaterThan(before.text("/now"));
    assertThat(agency.post("/sandbox/clock", Map.of("to", "2020-01-01T00:00:00Z")).status())
        .isEqualTo(422);
    assertThat(agency.post("/sandbox/clock", Map.of("advance", "tomorrow")).text("/errors/0/field"))
        .isEqualTo("/advance");
  }

  @Test
  void a_reply_is_a_message_of_the_contact() {
    String contact = contact("Ada", "+13125550111");

    agency.post(
        "/sandbox/replies" + at, Map.of("contact_id", contact, "channel", "sms", "text", "Yes!"));
    agency.untilQuiet();

    ApiClient.Answer messages = agency.get("/contacts/" + contact + "/messages" + at);
    assertThat(messages.text("/items/0/direction")).isEqualTo("IN");
    assertThat(messages.text("/items/0/text")).isEqualTo("Yes!");
  }

  @Test
  void a_workflow_is_listed_and_can_be_started() {
    String contact = contact("Ada", "+13125550112");

    assertThat(agency.get("/workflows" + at).body().path("items"))
        .extracting(workflow -> workflow.path("name").asText())
        .contains("appointment-confirmation");
    ApiClient.Answer elsewhere =
        agency.post("/workflows/welcome-series/start" + at, Map.of("contact_id", contact));
    assertThat(elsewhere.status()).isEqualTo(409);
    assertThat(elsewhere.text("/detail")).contains("does not run here", "\"Welcome Guide\"");
    agency.post(
        "/links" + at, Map.of("name", "Welcome Guide", "destination", "https://example.com"));
    assertThat(
            agency
                .post("/workflows/welcome-series/start" + at, Map.of("contact_id", contact))
                .status())
        .isEqualTo(202);
    assertThat(agency.post("/workflows/no-such/start" + at, Map.of("contact_id", contact)).status())
        .isEqualTo(404);
    assertThat(
            agency
                .post("/workflows/monthly-promotion/start" + at, Map.of("contact_id", contact))
                .text("/detail"))
        .contains("cannot be started", "WorkflowStarted()");
  }

  @Test
  void a_workflow_tells_which_of_its_links_the_location_lacks_until_it_has_them() {
    link("Appointment Confirmatoin", "https://example.com");

    JsonNode warning = warnings("appointment-confirmation").get(0);
    assertThat(warning.path("name").asText()).isEqualTo("Appointment Confirmation");
    assertThat(warning.path("nearest").asText()).isEqualTo("Appointment Confirmatoin");
    assertThat(warning.path("at").asText())
        .matches("workflows/appointment-confirmation.drl:[1-9]\\d*");
    assertThat(warning.path("message").asText()).contains("Did you mean");

    for (String name : List.of("Appointment Confirmation", "Appointment Survey", "Review Us")) {
      link(name, "https://example.com");
    }
    assertThat(warnings("appointment-confirmation")).isEmpty();
  }

  @Test
  void the_files_of_all_stages_are_listed_with_their_problems() {
    JsonNode files = agency.get("/rule-files" + at + "&limit=200").body().path("items");

    assertThat(files)
        .extracting(file -> file.path("stage").asText())
        .contains("evidence", "workflow", "policy");
    assertThat(files)
        .filteredOn(file -> file.path("file").asText().equals("policies/consent.drl"))
        .singleElement()
        .satisfies(
            file -> {
              assertThat(file.path("state").asText()).isEqualTo("in_force");
              assertThat(file.path("problems")).isEmpty();
            });
  }

  @Test
  void the_secret_that_signs_the_webhooks_of_rules_can_be_read_for_the_own_location_only() {
    String other = agency.post("/locations", Map.of("name", slug + "2", "slug", slug + "2")).id();
    ApiClient own =
        agency.as(
            agency.post("/tokens", Map.of("label", "shop", "location", slug)).text("/secret"));
    String path = "/locations/" + own.get("/locations").text("/items/0/id") + "/signing-secret";

    assertThat(agency.get(path).text("/secret")).startsWith("whsec_");
    assertThat(own.get(path).text("/secret")).isEqualTo(agency.get(path).text("/secret"));
    assertThat(own.get("/locations/" + other + "/signing-secret").status()).isEqualTo(404);
  }

  @Test
  void a_shared_workflow_whose_links_another_location_has_does_not_run_here() {
    String other = slug + "2";
    agency.post("/locations", Map.of("name", other, "slug", other));
    agency.post(
        "/links?location=" + other,
        Map.of("name", "Welcome Guide", "destination", "https://example.com"));
    assertThat(runsHere("welcome-series")).isFalse();
    String before = contact("Ada", "+13125550112");
    agency.untilQuiet();
    assertThat(kinds(before)).doesNotContain("workflow_entered", "workflow_error");
    JsonNode decision =
        agency.get("/contacts/" + before + "/decisions" + at).body().at("/items/0/explanation");
    assertThat(decision.path("notes").toString())
        .contains("\\\"welcome-series\\\" was not asked", "other locations have its links");

    link("Welcome Guide", "https://example.com");
    assertThat(runsHere("welcome-series")).isTrue();
    String after = contact("Ben", "+13125550113");
    agency.untilQuiet();
    assertThat(kinds(after)).contains("workflow_entered");
  }

  private boolean runsHere(String workflow) {
    return StreamSupport.stream(
            agency.get("/workflows" + at).body().path("items").spliterator(), false)
        .filter(listed -> listed.path("name").asText().equals(workflow))
        .anyMatch(listed -> listed.path("runs_here").asBoolean());
  }

  private List<String> kinds(String contact) {
    return StreamSupport.stream(
            agency
                .get("/contacts/" + contact + "/timeline" + at)
                .body()
                .path("items")
                .spliterator(),
            false)
        .map(line -> line.path("kind").asText())
        .toList();
  }

  private List<JsonNode> warnings(String workflow) {
    List<JsonNode> warnings = new ArrayList<>();
    for (JsonNode listed : agency.get("/workflows" + at).body().path("items")) {
      if (listed.path("name").asText().equals(workflow)) {
        listed.path("warnings").forEach(warnings::add);
      }
    }
    return warnings;
  }

  @Test
  void a_creating_call_with_a_key_is_carried_out_once_even_here() {
    Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
    Map<String, String> body = Map.of("name", "Once", "destination", "https://example.com");

    ApiClient.Answer first = agency.call("POST", "/links" + at, body, key);
    ApiClient.Answer again = agency.call("POST", "/links" + at, body, key);

    assertThat(again.http().body()).isEqualTo(first.http().body());
    assertThat(again.http().headers().firstValue("Location"))
        .contains("/api/v1/links/" + first.id());
    assertThat(agency.get("/links" + at).body().path("items")).hasSize(1);
  }

  @Test
  void a_webhook_shows_its_secret_once() {
    ApiClient.Answer created =
        agency.post("/webhooks" + at, Map.of("url", "https://crm.example.com/hook"));

    assertThat(created.text("/secret")).startsWith("whsec_");
    assertThat(agency.get("/webhooks" + at).http().body())
        .contains(created.id())
        .doesNotContain("whsec_");
    assertThat(agency.delete("/webhooks/" + created.id() + at).status()).isEqualTo(204);
  }

  @Test
  void a_webhook_that_could_not_be_called_is_called_when_it_can_be() throws Exception {
    List<String> called = new CopyOnWriteArrayList<>();
    HttpServer receiver =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          called.add(exchange.getRequestHeaders().getFirst("webhook-id"));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    receiver.start();
    String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/";
    assertThat(agency.post("/webhooks" + at, Map.of("url", url)).status()).isEqualTo(201);
    allowPrivateDestinations(false);
    agency.click(link("Sale", "https://example.com/").text("/url"));
    agency.untilQuiet();

    JsonNode failed = agency.get("/actions" + at).body().path("items");
    assertThat(failed).hasSize(1);
    assertThat(failed.get(0).path("problem").asText()).contains("allow private hosts");
    allowPrivateDestinations(true);
    String id = failed.get(0).path("id").asText();
    assertThat(agency.post("/actions/" + id + "/retry" + at, null).status()).isEqualTo(202);
    agency.untilQuiet();
    receiver.stop(0);

    assertThat(called).containsExactly(id);
    assertThat(agency.get("/actions" + at).body().path("items")).isEmpty();
    assertThat(agency.get("/actions/" + id + at).body().at("/history/1/result").asText())
        .isEqualTo("Accepted");
  }

  private void allowPrivateDestinations(boolean allowed) {
    assertThat(
            agency
                .patch("/locations/" + locationId(), Map.of("allow_private_destinations", allowed))
                .status())
        .isEqualTo(200);
  }

  private String locationId() {
    return agency.get("/locations?limit=200").body().path("items").findParents("slug").stream()
        .filter(location -> location.path("slug").asText().equals(slug))
        .findFirst()
        .orElseThrow()
        .path("id")
        .asText();
  }

  @Test
  void what_the_team_gets_can_be_listed() {
    assertThat(agency.get("/opportunities" + at).body().path("items")).isEmpty();
    assertThat(agency.get("/notifications" + at).body().path("items")).isEmpty();
    assertThat(agency.get("/agency").status()).isEqualTo(200);
    assertThat(agency.put("/agency", Json.read("{\"domain\":null}")).status()).isEqualTo(200);
    assertThat(agency.get("/sandbox/quiet").status()).isEqualTo(200);
    assertThat(agency.get("/dead-letters").status()).isEqualTo(200);
    assertThat(agency.get("/dead-letters/none").status()).isEqualTo(404);
    assertThat(agency.post("/dead-letters/none/retry", null).status()).isEqualTo(404);
  }

  @Test
  void a_location_with_contacts_is_not_deleted() {
    String contact = contact("Ada", "+13125550113");
    String id = locationId();

    assertThat(agency.delete("/locations/" + id).status()).isEqualTo(409);
    agency.delete("/contacts/" + contact + at);
    assertThat(agency.delete("/locations/" + id).status()).isEqualTo(204);
    assertThat(agency.get("/links" + at).status()).isEqualTo(404);
  }

  private ApiClient.Answer link(String name, String destination) {
    ApiClient.Answer link =
        agency.post("/links" + at, Map.of("name", name, "destination", destination));
    assertThat(link.status()).isEqualTo(201);
    return link;
  }

  private String contact(String firstName, String phone, String... tags) {
    ApiClient.Answer contact =
        agency.post(
            "/contacts" + at,
            Map.of("first_name", firstName, "phone", phone, "tags", List.of(tags)));
    assertThat(contact.status()).as(contact.body().toString()).isEqualTo(201);
    return contact.id();
  }
}
