package org.triggerlinks.routes.capture;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a second process out of the folder. The operating system lets go of it when the process
 * ends, however it ends.
 */
final class FolderLock implements AutoCloseable {

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  static FolderLock on(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return new FolderLock(channel);
      }
    } catch (OverlappingFileLockException heldByThisProcess) {
      channel.close();
      throw CaptureLogInUse.in(folder, heldByThisProcess);
    }
    channel.close();
    throw CaptureLogInUse.in(folder, null);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
