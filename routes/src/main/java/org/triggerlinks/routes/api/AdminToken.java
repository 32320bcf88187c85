package org.triggerlinks.routes.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import org.hibernate.Session;
import org.triggerlinks.model.key.ApiToken;
import org.triggerlinks.model.store.Database;

/** The first token: the agency's, in a file that only the service's user may read. */
public final class AdminToken {

  /** Name of the file in the data folder. */
  public static final String FILE = "admin.token";

  private AdminToken() {}

  /**
   * Creates the agency's first token. Does nothing if the agency has one: its secret is known to
   * nobody but who was shown it.
   */
  public static void ensure(Database database, Path dataFolder, Clock clock) {
    Path file = dataFolder.resolve(FILE);
    String secret = ApiToken.generate();
    database.transact(
        session -> {
          if (!agencyHasOne(session)) {
            session.persist(
                org.triggerlinks.model.token.ApiToken.create(
                    null, "First token", ApiToken.hash(secret), clock.instant()));
            // Before the commit: a token that nobody can read would lock everybody out.
            write(file, secret);
          }
        });
  }

  private static boolean agencyHasOne(Session session) {
    return !session
        .createSelectionQuery(
            "select 1 from ApiToken where locationId is null and revokedAt is null", Integer.class)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  private static void write(Path file, String secret) {
    try {
      Path fresh = Files.createTempFile(file.getParent(), FILE, ".new");
      if (Files.getFileStore(fresh).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
      }
      Files.writeString(
          fresh, secret + "\n", StandardCharsets.UTF_8, StandardOpenOption.TRUNCATE_EXISTING);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("The agency's token cannot be written to " + file, e);
    }
  }
}
