package org.triggerlinks.routes.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.contact.Contacts;
import org.triggerlinks.model.decision.DecidedFact;
import org.triggerlinks.model.fact.CustomEvent;
import org.triggerlinks.model.location.Location;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.routes.compose.MessageWriter;
import org.triggerlinks.routes.facts.FactEnvelope;
import org.triggerlinks.routes.facts.Occurrence;
import org.triggerlinks.rules.GoodVersionsInMemory;
import org.triggerlinks.rules.RuleBook;

/** Facts come before the rules are compiled, which may take a minute. */
class WaitingForTheRulesTest {

  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  @TempDir Path folder;

  @Test
  void a_decision_that_waits_for_the_rules_keeps_nobody_from_the_contact() throws Exception {
    String url = Database.embeddedUrl(folder.resolve("database").toString());
    Path rules = Files.createDirectories(folder.resolve("rules"));
    try (Database database = Database.open(new Database.Access(url, "sa", "", 4));
        RuleBook book = RuleBook.openLater(rules, new GoodVersionsInMemory(), CLOCK)) {
      Location location = Location.create("main", "Main", "UTC", NOW);
      Contact contact = Contact.create(location.id(), NOW);
      database.transact(session -> List.of(location, contact).forEach(session::persist));
      MessageWriter writer = new MessageWriter(URI.create("http://localhost"), CLOCK);
      Decider decider = Decider.with(database, book, writer, CLOCK, Duration.ZERO);
      Occurrence event = new Occurrence.Reported(new CustomEvent("x", Map.of()));
      FactEnvelope fact = FactEnvelope.first(location.id(), contact.id(), NOW, event);

      Thread deciding = new Thread(() -> decider.decide(List.of(fact)));
      deciding.start();
      await().until(() -> deciding.getState() == Thread.State.WAITING);
      database.transact(
          session -> assertThat(new Contacts(session).lock(List.of(contact.id()))).hasSize(1));

      book.start();
      deciding.join();
      database.transact(
          session -> assertThat(session.find(DecidedFact.class, fact.id())).isNotNull());
    }
  }
}
