package org.triggerlinks.benchmarks;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.Random;
import java.util.stream.IntStream;
import org.triggerlinks.model.decision.ClickOutcome;
import org.triggerlinks.model.key.Keys;
import org.triggerlinks.model.link.TriggerLink;
import org.triggerlinks.model.location.Location;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.routes.facts.FactEnvelope;
import org.triggerlinks.routes.facts.Occurrence;

/**
 * A location with millions of contacts, each with a message and two clicks in its past, and some
 * further ones to warm up with. MariaDB writes them itself out of a sequence of numbers, which is
 * the only way that takes minutes.
 */
final class Crowd {

  private static final String LETTERS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private static final int TOGETHER = 1_000_000;

  private final Location location =
      Location.create("crowd", "Crowd", "Europe/Berlin", Instant.now());
  private final TriggerLink offer = link(Population.OFFER);
  private final Database.Access access;
  private final int contacts;
  private int furtherClicked;

  // Drawn by chance, each once: who has clicked since is no longer like the others.
  private final PrimitiveIterator.OfInt strangers;

  private Crowd(Database.Access access, int contacts) {
    this.access = access;
    this.contacts = contacts;
    this.strangers = new Random(1).ints(1, contacts + 1).distinct().limit(contacts).iterator();
  }

  static Crowd in(Database.Access access, int contacts, int further) throws SQLException {
    Crowd crowd = new Crowd(access, contacts);
    try (Database database = Database.open(access)) {
      database.transact(
          session -> {
            session.persist(crowd.location);
            session.flush();
            session.persist(crowd.offer);
            session.persist(crowd.link(Population.DETAILS));
          });
    }
    try (Connection connection =
            DriverManager.getConnection(access.url(), access.user(), access.password());
        Statement statement = connection.createStatement()) {
      // A transaction for each million: what undoes it takes room until it is committed.
      for (String table : crowd.tables()) {
        for (int from = 1; from <= contacts + further; from += TOGETHER) {
          int to = Math.min(contacts + further, from + TOGETHER - 1);
          statement.execute(table.formatted(from, to));
        }
      }
      // As in a database that grew: it has followed them one after the other.
      statement.execute("UPDATE click_mark SET number = (SELECT MAX(number) FROM click)");
    }
    return crowd;
  }

  private TriggerLink link(String name) {
    return TriggerLink.create(
        location.id(),
        Keys.newLinkKey(),
        name,
        "https://example.com/" + name,
        false,
        Instant.now());
  }

  // Ids as the product makes them: of growing numbers, one kind after the other. What is written
  // between what is there already takes twice as long.
  private static String id(int kind) {
    return "CAST(CONCAT('01900%03d-', LPAD(HEX(seq >> 16), 4, '0'), '-7', LPAD(HEX((seq >> 4) & 4095), 3, '0'), '-8000-00000000', HEX(seq & 15), '000') AS UUID)"
        .formatted(kind);
  }

  private List<String> tables() {
    String contact = id(1);
    String message = id(2);
    String here = "'" + location.id() + "'";
    String link = "'" + offer.id() + "'";
    List<String> tables = new ArrayList<>();
    tables.add(
        "INSERT INTO contact (id, location_id, first_name, email, email_key, phone, created_at, updated_at, version) SELECT "
            + contact
            + ", "
            + here
            + ", 'Ada', CONCAT('ada', seq, '@example.com'), CONCAT('ada', seq, '@example.com'), CONCAT('+1', 3000000000 + seq), NOW(6), NOW(6), 0 FROM seq_%d_to_%d");
    tables.add(
        "INSERT INTO contact_address (contact_id, channel, address) SELECT "
            + contact
            + ", 'email', CONCAT('ada', seq, '@example.com') FROM seq_%d_to_%d");
    tables.add(
        "INSERT INTO message (id, location_id, contact_id, channel, direction, state, text, created_at, sent_at) SELECT "
            + message
            + ", "
            + here
            + ", "
            + contact
            + ", 'sms', 'OUT', 'SENT', 'Have a look', NOW(6) - INTERVAL 3 DAY, NOW(6) - INTERVAL 3 DAY FROM seq_%d_to_%d");
    tables.add(
        "INSERT INTO message_link (ref, location_id, contact_id, message_id, link_id, channel) SELECT CONCAT(SUBSTR('"
            + LETTERS
            + "', seq %% 62 + 1, 1), LPAD(seq, 10, '0')), "
            + here
            + ", "
            + contact
            + ", "
            + message
            + ", "
            + link
            + ", 'sms' FROM seq_%d_to_%d");
    for (int kind = 3; kind < 5; kind++) {
      String past = "NOW(6) - INTERVAL " + kind + " HOUR";
      tables.add(
          "INSERT INTO click (id, location_id, link_id, link_name, contact_id, message_id, channel, outcome, evidence, destination, user_agent, occurred_at) SELECT "
              + id(kind)
              + ", "
              + here
              + ", "
              + link
              + ", 'Offer', "
              + contact
              + ", "
              + message
              + ", 'sms', 'REDIRECTED', 'LIKELY_HUMAN', 'https://example.com/Offer', '"
              + Population.PHONE
              + "', "
              + past
              + " FROM seq_%d_to_%d");
      tables.add(
          "INSERT INTO timeline_entry (id, location_id, contact_id, occurred_at, kind, summary, fact_id) SELECT "
              + id(kind + 2)
              + ", "
              + here
              + ", "
              + contact
              + ", "
              + past
              + ", 'link_clicked', 'Clicked \"Offer\" in a message by SMS.', "
              + id(kind)
              + " FROM seq_%d_to_%d");
      tables.add(
          "INSERT INTO decided_fact (id, location_id, contact_id, fact_type, occurred_at, decided_at, depth, body, explanation) SELECT "
              + id(kind)
              + ", "
              + here
              + ", "
              + contact
              + ", 'Clicked', "
              + past
              + ", "
              + past
              + ", 0, '{}', '{}' FROM seq_%d_to_%d");
    }
    return tables;
  }

  Database.Access access() {
    return access;
  }

  /**
   * Clicks of so many contacts, chosen by chance among those that were not chosen before.
   *
   * @throws java.util.NoSuchElementException if there are none left
   */
  List<FactEnvelope> clicks(int count) {
    Instant now = Instant.now();
    List<FactEnvelope> clicks = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      clicks.add(click(strangers.nextInt(), now));
    }
    return clicks;
  }

  /** A click of each of the next so many of the further contacts. */
  List<FactEnvelope> furtherClicks(int count) {
    Instant now = Instant.now();
    int from = contacts + 1 + furtherClicked;
    furtherClicked += count;
    return IntStream.range(from, from + count).mapToObj(number -> click(number, now)).toList();
  }

  /** How many contacts it has, the further ones left out. */
  int size() {
    return contacts;
  }

  /** The paths of the links of the first so many contacts. */
  List<String> paths(int count) {
    List<String> paths = new ArrayList<>();
    for (int number = 1; number <= count; number++) {
      paths.add("/l/%s-%s".formatted(offer.key(), ref(number)));
    }
    return paths;
  }

  /** Load on the links of all contacts, each time of one chosen by chance. */
  Wrk load() throws IOException {
    return new Wrk(
        """
        local letters = "%s"
        local path = function()
          local number = math.random(1, %d)
          local letter = number %% #letters + 1
          return string.format("/l/%s-%%s%%010d", letters:sub(letter, letter), number)
        end
        """
            .formatted(LETTERS, contacts, offer.key()));
  }

  private static String ref(int number) {
    return LETTERS.charAt(number % LETTERS.length()) + "%010d".formatted(number);
  }

  private FactEnvelope click(int number, Instant now) {
    return FactEnvelope.first(
        location.id(),
        null,
        now,
        new Occurrence.Clicked(
            offer.id(),
            Population.OFFER,
            ref(number),
            ClickOutcome.REDIRECTED,
            "https://example.com/Offer",
            "GET",
            Population.PHONE,
            ""));
  }
}
