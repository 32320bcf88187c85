package org.triggerlinks.routes.capture;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The few things the log asks of a disk when it writes, so that tests can let them fail. */
interface Disk {

  /** An empty file, replacing any of that name. */
  Output create(Path file) throws IOException;

  /** A file being written. */
  interface Output extends Closeable {

    /** Writes all that remains in the buffer. */
    void write(ByteBuffer bytes, long offset) throws IOException;

    /** Returns when what was written is on the disk; {@code metadata}: the file's size as well. */
    void force(boolean metadata) throws IOException;

    void truncate(long size) throws IOException;
  }

  /** The disk as the operating system gives it. */
  static Disk real() {
    return file ->
        new FileOutput(
            FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE));
  }

  /** A file behind a channel. */
  record FileOutput(FileChannel channel) implements Output {

    @Override
    public void write(ByteBuffer bytes, long offset) throws IOException {
      long at = offset;
      while (bytes.hasRemaining()) {
        at += channel.write(bytes, at);
      }
    }

    @Override
    public void force(boolean metadata) throws IOException {
      channel.force(metadata);
    }

    @Override
    public void truncate(long size) throws IOException {
      channel.truncate(size);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
