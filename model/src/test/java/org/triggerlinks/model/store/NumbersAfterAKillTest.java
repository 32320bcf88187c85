package org.triggerlinks.model.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.decision.Click;
import org.triggerlinks.model.decision.ClickOutcome;
import org.triggerlinks.model.store.RecordingContract.Node;

/** H2 takes numbers in advance, and those of a killed process are never used. */
class NumbersAfterAKillTest implements OnADatabase {

  @TempDir Path folder;
  private Database database;

  @Override
  public Database database() {
    return database;
  }

  private void open(String name) {
    String url = Database.embeddedUrl(folder.resolve(name).toString());
    database = Database.open(new Database.Access(url, "sa", "", 4));
  }

  /** Goes on with the file as it is at this moment, as a process does after one that was killed. */
  private void killAndOpen() throws IOException {
    Files.copy(folder.resolve("before.mv.db"), folder.resolve("after.mv.db"));
    database.close();
    open("after");
  }

  private UUID click(Contact contact) {
    return keep(Click.of(
            fact(contact, NOW), UUID.randomUUID(), "Sale", null, ClickOutcome.REDIRECTED))
        .id();
  }

  private List<Long> numbers(List<UUID> clicks) {
    return clicks.stream()
        .map(click -> read(session -> session.find(Click.class, click).number()))
        .toList();
  }

  @Test
  void clicks_are_streamed_in_order_across_a_kill_and_the_lost_numbers_passed_over()
      throws IOException {
    open("before");
    Contact contact = contact(location());
    UUID read = click(contact);
    assertThat(new Node(database).reads(contact)).containsExactly(read);
    UUID unread = click(contact);
    killAndOpen();
    UUID after = click(contact);
    assertThat(numbers(List.of(read, unread, after))).containsExactly(1L, 2L, 33L);
    Node node = new Node(database);
    assertThat(node.reads(contact, 1)).containsExactly(unread);
    node.passes(RecordingContract.A_MINUTE);
    assertThat(node.reads(contact, 1)).containsExactly(unread, after);
    database.close();
  }
}
