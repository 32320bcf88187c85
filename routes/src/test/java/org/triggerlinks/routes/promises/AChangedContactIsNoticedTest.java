package org.triggerlinks.routes.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.OptimisticLockException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.fact.CustomEvent;

/** A decision changes a contact that somebody else has read and is about to change. */
class AChangedContactIsNoticedTest {

  private static final String TAGS =
      """
      rule "Tag"
      when
          CustomEvent( name == "tag" )
      then
          insert( addTag( "seen" ) );
      end
      """;

  @TempDir Path folder;

  private Engine engine;

  @BeforeEach
  void open() throws Exception {
    engine = Engine.with(folder, "always", TAGS);
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void the_time_of_the_change_is_that_of_the_decision() {
    engine.advance(Duration.ofHours(1));
    decide("tag");

    assertThat(engine.tags()).containsExactly("seen");
    assertThat(contact().updatedAt()).isEqualTo(engine.clock().instant());
  }

  @Test
  void a_decision_that_changes_nothing_is_no_change() {
    Instant before = contact().updatedAt();
    engine.advance(Duration.ofHours(1));
    decide("nothing of that kind");

    assertThat(contact().updatedAt()).isEqualTo(before);
  }

  @Test
  void who_read_the_contact_before_does_not_overwrite_the_decision() {
    assertThatThrownBy(
            () ->
                engine
                    .database()
                    .transact(
                        session -> {
                          Contact read = session.find(Contact.class, engine.contactId());
                          decideBeside("tag");
                          read.touch(Instant.EPOCH);
                        }))
        .isInstanceOf(OptimisticLockException.class);
    assertThat(engine.tags()).containsExactly("seen");
  }

  private void decideBeside(String name) {
    Thread beside = new Thread(() -> decide(name));
    beside.start();
    try {
      beside.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void decide(String name) {
    engine.decide(engine.reported(new CustomEvent(name, Map.of())));
  }

  private Contact contact() {
    return engine.database().inTransaction(s -> s.find(Contact.class, engine.contactId()));
  }
}
