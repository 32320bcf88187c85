package org.triggerlinks.routes.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/** A contact on a journey: reads what comes, clicks, replies, books and buys. */
final class Customer {

  private final Place place;
  private final String id;
  private final Set<String> read = new HashSet<>();
  private final List<Mail> kept = new ArrayList<>();

  Customer(Place place, String id) {
    this.place = place;
    this.id = id;
  }

  String id() {
    return id;
  }

  // --- What the contact gets

  /** Reads the one new message on a channel that says this: there is one, and only one. */
  Mail gets(String channel, String words) {
    List<Mail> matching =
        unread(channel).stream().filter(mail -> mail.words().contains(words)).toList();
    assertThat(matching)
        .as("New by %s that says \"%s\"; new: %s; %s", channel, words, unread(""), timeline())
        .hasSize(1);
    Mail mail = matching.get(0);
    read.add(mail.id());
    kept.add(mail);
    return mail;
  }

  /** There is no message that was not read yet, on any channel. */
  void getsNothingMore() {
    assertThat(unread("")).isEmpty();
  }

  private List<Mail> unread(String channel) {
    String path = "/sandbox/inbox?limit=200&contact_id=" + id;
    return items(channel.isEmpty() ? path : path + "&channel=" + channel).stream()
        .map(Mail::new)
        .filter(mail -> !read.contains(mail.id()))
        .toList();
  }

  // --- What the contact does

  /** Clicks a link in the latest message with it, and gives where it leads. */
  String clicks(String link) {
    return clicks(link, latestWith(link));
  }

  String clicks(String link, Mail in) {
    Browser.Shown shown = Browser.OF_A_PERSON.open(in.url(link));
    assertThat(shown.status()).isEqualTo(302);
    place.quiet();
    return shown.location();
  }

  /** The mail gateway opens a link before the contact can, and sees what everybody would. */
  void isScanned(String link) {
    assertThat(Browser.OF_A_SCANNER.open(latestWith(link).url(link)).status()).isIn(200, 302);
    place.quiet();
  }

  /** Opens a link that changes consent: a page with a button, and nothing has happened. */
  void opens(String link) {
    Browser.Shown shown = Browser.OF_A_PERSON.open(latestWith(link).url(link));
    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.page()).contains("<form method=\"post\">", "<button", "Nothing has been");
    place.quiet();
  }

  /** Presses the button of that page. */
  void presses(String link) {
    assertThat(Browser.OF_A_PERSON.press(latestWith(link).url(link)).status()).isEqualTo(303);
    place.quiet();
  }

  /** Presses the button to unsubscribe that the mail program shows beside the sender's name. */
  void unsubscribesFrom(Mail mail) {
    Browser.Shown shown = Browser.OF_A_PERSON.unsubscribe(mail.unsubscribe());
    assertThat(shown.status()).isEqualTo(200);
    place.quiet();
  }

  private Mail latestWith(String link) {
    for (int i = kept.size() - 1; i >= 0; i--) {
      if (kept.get(i).has(link)) {
        return kept.get(i);
      }
    }
    throw new AssertionError("No message read so far has the link " + link);
  }

  void replies(String channel, String text) {
    place.post("/sandbox/replies", Map.of("contact_id", id, "channel", channel, "text", text));
    place.quiet();
  }

  void books(String appointment, Duration ahead) {
    appointment("appointment_booked", appointment, ahead);
  }

  void cancels(String appointment, Duration ahead) {
    appointment("appointment_cancelled", appointment, ahead);
  }

  private void appointment(String type, String appointment, Duration ahead) {
    place.post(
        "/events",
        Map.of(
            "contact_id", id,
            "type", type,
            "appointment_id", appointment,
            "calendar", "Salon",
            "starts_at", place.in(ahead).toString()));
    place.quiet();
  }

  void buys() {
    place.post("/events", Map.of("contact_id", id, "type", "custom", "name", "purchase"));
    place.quiet();
  }

  void wantsNothingBy(String channel) {
    place.put("/contacts/%s/dnd/%s".formatted(id, channel));
  }

  // --- What can be seen of the contact

  List<String> tags() {
    return texts(place.get("/contacts/" + id).path("tags"));
  }

  /** Channels on which the contact wants nothing. */
  List<String> dnd() {
    return texts(place.get("/contacts/" + id).path("dnd"));
  }

  String field(String name) {
    return place.get("/contacts/" + id).path("fields").path(name).asText();
  }

  /** The timeline as kinds of its lines, the oldest first. */
  List<String> timeline() {
    List<String> kinds = new ArrayList<>();
    items("/contacts/%s/timeline?limit=200".formatted(id))
        .forEach(line -> kinds.add(0, line.path("kind").asText()));
    return kinds;
  }

  /** What the team was told about the contact, the latest first. */
  List<String> teamNotes() {
    return field(items("/notifications?contact_id=" + id), "text");
  }

  /** The stages of the contact's opportunities. */
  List<String> opportunities() {
    return field(items("/opportunities?contact_id=" + id), "stage");
  }

  /** The workflows the contact is in now. */
  List<String> workflows() {
    return field(
        items("/contacts/%s/enrollments".formatted(id)).stream()
            .filter(stay -> stay.path("active").asBoolean())
            .toList(),
        "workflow");
  }

  private List<JsonNode> items(String path) {
    return StreamSupport.stream(place.get(path).path("items").spliterator(), false).toList();
  }

  private static List<String> field(List<JsonNode> items, String name) {
    return items.stream().map(item -> item.path(name).asText()).toList();
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}
