package org.triggerlinks.routes.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder of everything that survives a restart; it belongs to one process at a time. */
public final class DataFolder implements AutoCloseable {
  private final Path path;
  private final FileChannel lock;

  private DataFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Creates the folder if need be and takes it for this process.
   *
   * @throws CannotStart if another process has it, or it cannot be written
   */
  public static DataFolder open(Path path) {
    try {
      create(path);
      FileChannel channel =
          FileChannel.open(
              path.resolve("in-use.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (locked(channel)) {
        return new DataFolder(path, channel);
      }
      channel.close();
    } catch (IOException e) {
      throw CannotStart.folderUnusable(path, e);
    }
    throw CannotStart.folderInUse(path);
  }

  // It holds people's addresses and the hashes of tokens: for the service's own user only.
  private static void create(Path path) throws IOException {
    boolean modes = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (Files.notExists(path) && modes) {
      Path parent = path.toAbsolutePath().getParent();
      Files.createDirectories(parent);
      Files.createDirectory(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectories(path);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock(); // held until the channel is closed, or the process dies
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false; // this very process holds it
    }
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException("The data folder " + path + " was not released", e);
    }
  }
}
