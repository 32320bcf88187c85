package org.triggerlinks.routes.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The next segment's file, filled with zeros ahead of its use on a thread of its own: allocating 16
 * MiB takes longer than a click should wait, and a force of bytes inside an allocated file need not
 * write the file's metadata.
 *
 * <p>Used by one thread at a time.
 */
final class Spare {

  private static final int STEP = 1 << 20;

  private final Disk disk;
  private final Path file;
  private final int size;
  private final ExecutorService filler =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "capture-log-spare");
            thread.setDaemon(true);
            return thread;
          });
  private Future<Disk.Output> ready;

  Spare(Disk disk, CaptureSettings settings) {
    this.disk = disk;
    this.file = settings.folder().resolve("spare.tmp");
    this.size = settings.segmentBytes();
  }

  void prepare() {
    if (ready == null) {
      ready = filler.submit(this::fill);
    }
  }

  /** Gives the spare its name, waiting for it if need be. On failure a later call begins afresh. */
  Disk.Output becomes(Path segment) throws IOException {
    prepare();
    Disk.Output output = await();
    try {
      Files.move(file, segment, StandardCopyOption.ATOMIC_MOVE);
      forceFolder();
      return output;
    } catch (IOException e) {
      output.close();
      throw e;
    }
  }

  private Disk.Output await() throws IOException {
    try {
      return ready.get();
    } catch (ExecutionException e) {
      throw new IOException(
          "No room could be allocated for a segment of %,d bytes: %s".formatted(size, e.getCause()),
          e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while a segment was being allocated.", e);
    } finally {
      ready = null;
    }
  }

  private Disk.Output fill() throws IOException {
    Disk.Output output = disk.create(file);
    try {
      ByteBuffer zeros = ByteBuffer.allocateDirect(Math.min(STEP, size));
      for (int at = 0; at < size; at += zeros.limit()) {
        zeros.clear().limit(Math.min(zeros.capacity(), size - at));
        output.write(zeros, at);
      }
      output.force(true);
      return output;
    } catch (IOException | RuntimeException e) {
      output.close();
      Files.deleteIfExists(file);
      throw e;
    }
  }

  /** A file whose name is not on disk is gone after a power cut, whatever was forced into it. */
  private void forceFolder() throws IOException {
    Path folder = file.getParent();
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  void close() throws IOException {
    filler.shutdown();
    if (ready != null) {
      try {
        await().close();
      } finally {
        Files.deleteIfExists(file);
      }
    }
  }
}
