package org.triggerlinks.routes.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.triggerlinks.routes.promises.Rules;
import org.triggerlinks.routes.promises.Visitor;

/** A location with contacts who each got a link, and of whom every other one is waited for. */
final class Shop {

  private static final Duration SOON = Duration.ofSeconds(60);

  private static final String SEVERAL_LINKS = "{{link.Sale}} or {{link.Help}}";

  private static final String BOOKINGS =
      """
      rule "Ask the contact to confirm"
      when
          AppointmentBooked()
          Enrollment( canEnter )
      then
          insert( enter() );
          insert( sendSms( "Please confirm: {{link.Confirm}}" ) );
          insert( waitForClick( "Confirm", hours(24) ) );
      end

      rule "The contact confirmed in time"
      when
          LinkClicked( link == "Confirm", human, endedWait )
      then
          insert( sendEmail( "Confirmed", "See you soon!" ) );
          insert( leave() );
      end

      rule "The contact did not confirm"
      when
          WaitTimedOut( name == "Confirm" )
      then
          insert( sendEmail( "Reminder", "Will you come?" ) );
          insert( leave() );
      end
      """;

  private static final String ANSWERS =
      """
      rule "Every message is answered"
      when
          MessageReceived( $text : text )
      then
          insert( sendSms( "You wrote: " + $text ) );
      end
      """;

  /** What a note begins with. */
  static final String NOTED = "Noted: ";

  private static final String NOTES =
      """
      rule "Every message is noted"
      when
          MessageReceived( $text : text )
      then
          insert( sendWhatsapp( "Noted: " + $text ) );
      end
      """;

  private final Visitor visitor;
  private final String slug;
  private final String offer;
  private final List<Person> people = new ArrayList<>();

  private Shop(Visitor visitor, String slug, String offer) {
    this.visitor = visitor;
    this.slug = slug;
    this.offer = offer;
  }

  /** Writes the workflows of every shop into this folder of rules. */
  static Path workflows(Path rules) throws IOException {
    Rules.workflow(rules, "bookings", "once per appointmentId", BOOKINGS);
    return Rules.workflow(rules, "answers", "always", ANSWERS);
  }

  /** The same for shops that also send a note of each message by the provider. */
  static Path workflowsWithNotes(Path rules) throws IOException {
    Rules.workflow(rules, "notes", "always", NOTES);
    return workflows(rules);
  }

  /** Opens a shop whose contacts have their links. */
  static Shop open(Visitor visitor, String slug, int contacts) throws IOException {
    return open(visitor, slug, contacts, "{{link.Sale}}");
  }

  /** The same with several links in a message, so that each click on the first one is held. */
  static Shop openWithSeveralLinks(Visitor visitor, String slug, int contacts) throws IOException {
    return open(visitor, slug, contacts, SEVERAL_LINKS);
  }

  private static Shop open(Visitor visitor, String slug, int contacts, String offer)
      throws IOException {
    Shop shop = new Shop(visitor, slug, offer);
    visitor.post("/locations", Map.of("name", slug, "slug", slug));
    for (String link : List.of("Sale", "Confirm", "Help")) {
      created(
          visitor.post(
              "/links" + shop.at(), Map.of("name", link, "destination", "https://example.com/")));
    }
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < contacts; i++) {
      ids.add(shop.contact(i));
    }
    await().atMost(SOON).until(visitor::quiet);
    for (String id : ids) {
      shop.people.add(shop.person(ids.indexOf(id), id));
    }
    return shop;
  }

  private String contact(int number) throws IOException {
    Map<String, String> contact =
        Map.of(
            "first_name",
            "Ada",
            "phone",
            "+1312555" + "%04d".formatted(100 + number),
            "email",
            "%d@example.com".formatted(number));
    String id = created(visitor.post("/contacts" + at(), contact)).text("/id");
    created(
        visitor.post(
            "/messages" + at(), Map.of("contact_id", id, "channel", "sms", "text", offer)));
    if (number % 2 == 0) {
      visitor.post("/events" + at(), booking(id));
    }
    return id;
  }

  private Person person(int number, String id) {
    boolean waitedFor = number % 2 == 0;
    return new Person(number, id, url(id, "Sale"), waitedFor ? url(id, "Confirm") : null);
  }

  private String url(String contact, String link) {
    String inbox = "/sandbox/inbox" + at() + "&channel=sms&contact_id=" + contact;
    return await()
        .pollDelay(Duration.ZERO)
        .atMost(SOON)
        .until(
            () -> {
              for (var message : visitor.get(inbox).items()) {
                for (var one : message.at("/links")) {
                  if (one.at("/name").asText().equals(link)) {
                    return one.at("/url").asText();
                  }
                }
              }
              return "";
            },
            url -> !url.isEmpty());
  }

  private static Visitor.Answer created(Visitor.Answer answer) {
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
    return answer;
  }

  /** An appointment of this contact, the only one they will ever have. */
  static Map<String, String> booking(String contact) {
    return Map.of(
        "contact_id", contact,
        "type", "appointment_booked",
        "appointment_id", "of-" + contact,
        "calendar", "Check-up",
        "starts_at", "2099-01-01T10:00:00Z");
  }

  /** True if clicks are held, but for those that confirm. */
  boolean holdsClicks() {
    return offer.equals(SEVERAL_LINKS);
  }

  /** What to append to a path of the API. */
  String at() {
    return "?location=" + slug;
  }

  String slug() {
    return slug;
  }

  List<Person> people() {
    return people;
  }
}
