package org.triggerlinks.routes.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.token.ApiToken;

class FirstTokenTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-02T15:00:00Z"), ZoneOffset.UTC);

  @TempDir private static Path folder;
  private static Database database;

  @TempDir Path data;

  private FirstToken first;

  @BeforeAll
  static void open() {
    database = EmptyDatabase.in(folder);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @BeforeEach
  void forget() {
    database.transact(s -> s.createMutationQuery("delete from ApiToken").executeUpdate());
    first = new FirstToken(database, data, CLOCK);
  }

  @Test
  void the_token_in_the_file_is_the_agencys_and_only_its_hash_is_stored() throws IOException {
    assertThat(first.create()).isTrue();

    String token = Files.readString(data.resolve("admin.token")).strip();
    assertThat(token).startsWith("tl_");
    assertThat(tokens())
        .singleElement()
        .satisfies(
            stored -> {
              assertThat(stored.hash())
                  .isEqualTo(org.triggerlinks.model.key.ApiToken.hash(token))
                  .doesNotContain(token);
              assertThat(stored.locationId()).isNull();
            });
  }

  @Test
  void nobody_else_can_read_the_file_and_nothing_lies_next_to_it() throws IOException {
    first.create();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    try (Stream<Path> files = Files.list(data)) {
      assertThat(files).containsExactly(file());
    }
  }

  @Test
  void a_second_start_keeps_the_token_and_does_not_bring_a_deleted_file_back() throws IOException {
    first.create();
    Files.delete(file());

    assertThat(first.create()).isFalse();
    assertThat(file()).doesNotExist();
    assertThat(tokens()).hasSize(1);
  }

  @Test
  void a_revoked_token_is_not_replaced() {
    first.create();
    database.transact(
        session ->
            session
                .createSelectionQuery("from ApiToken", ApiToken.class)
                .getSingleResult()
                .revoke(CLOCK.instant()));

    assertThat(first.create()).isFalse();
  }

  @Test
  void a_file_left_by_a_start_that_died_before_the_commit_is_replaced() throws IOException {
    Files.writeString(file(), "tl_unknown\n");

    first.create();

    assertThat(Files.readString(file())).isNotEqualTo("tl_unknown\n");
  }

  @Test
  void without_the_file_there_is_no_token() {
    Path missing = data.resolve("missing");

    assertThatThrownBy(() -> new FirstToken(database, missing, CLOCK).create())
        .isInstanceOf(TokenNotWritten.class)
        .hasMessageContaining(missing.resolve("admin.token").toString());
    assertThat(tokens()).isEmpty();
  }

  private Path file() {
    return data.resolve(FirstToken.FILE);
  }

  private static List<ApiToken> tokens() {
    return database.inTransaction(
        session -> session.createSelectionQuery("from ApiToken", ApiToken.class).getResultList());
  }
}
