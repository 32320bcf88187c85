package org.triggerlinks.routes.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import org.hibernate.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.token.ApiToken;

/**
 * The first token of the agency, in a file that only the service's own user can read. The database
 * keeps its hash alone, so the file can be deleted once the token is noted down elsewhere.
 */
public final class FirstToken {

  /** Name of the file in the data folder. */
  public static final String FILE = "admin.token";

  private static final Logger LOG = LoggerFactory.getLogger(FirstToken.class);

  private final Database database;
  private final Path file;
  private final Clock clock;

  public FirstToken(Database database, Path dataFolder, Clock clock) {
    this.database = database;
    this.file = dataFolder.resolve(FILE);
    this.clock = clock;
  }

  /**
   * Creates the token if the agency never had one, be it revoked by now; says whether it did.
   *
   * @throws TokenNotWritten if the file cannot be written; no token is created then
   */
  public boolean create() {
    boolean created = database.inTransaction(this::create);
    if (created) {
      LOG.info("The agency's API token is in {}", file);
    }
    return created;
  }

  // The file comes before the commit: a token in the file alone is replaced by the next start, a
  // hash in the database alone would lock everybody out.
  private boolean create(Session session) {
    long known =
        session
            .createSelectionQuery(
                "select count(*) from ApiToken where locationId is null", Long.class)
            .getSingleResult();
    if (known > 0) {
      return false;
    }
    String token = org.triggerlinks.model.key.ApiToken.generate();
    String hash = org.triggerlinks.model.key.ApiToken.hash(token);
    session.persist(ApiToken.create(null, "First token", hash, clock.instant()));
    write(token);
    return true;
  }

  private void write(String token) {
    try {
      Path unfinished = Files.createTempFile(file.getParent(), FILE, ".unfinished", ownerOnly());
      try {
        try (FileChannel channel = FileChannel.open(unfinished, WRITE)) {
          ByteBuffer line = ByteBuffer.wrap((token + "\n").getBytes(US_ASCII));
          while (line.hasRemaining()) {
            channel.write(line);
          }
          channel.force(true);
        }
        Files.move(unfinished, file, ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(unfinished);
      }
    } catch (IOException e) {
      throw TokenNotWritten.because(file, e);
    }
  }

  /** Where files have modes. Elsewhere, the folder's own protection has to do. */
  private FileAttribute<?>[] ownerOnly() {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
