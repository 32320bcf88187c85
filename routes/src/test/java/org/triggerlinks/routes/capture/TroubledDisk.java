package org.triggerlinks.routes.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A real disk that fails, or stands still, on demand. */
final class TroubledDisk implements Disk {

  enum Trouble {
    NONE,
    NO_SPACE_FOR_FILES,
    WRITES_STOP_HALF_WAY,
    FORCES_FAIL,
    EVERYTHING_FAILS
  }

  private final Disk real = Disk.real();
  private volatile Trouble trouble = Trouble.NONE;
  private volatile CountDownLatch gate = new CountDownLatch(0);

  void has(Trouble next) {
    trouble = next;
  }

  /** Forces wait from now on until the latch is counted down. */
  CountDownLatch standsStill() {
    CountDownLatch latch = new CountDownLatch(1);
    gate = latch;
    return latch;
  }

  @Override
  public Output create(Path file) throws IOException {
    failWhen(Trouble.NO_SPACE_FOR_FILES);
    return new TroubledOutput(real.create(file));
  }

  private void failWhen(Trouble one) throws IOException {
    if (trouble == one || trouble == Trouble.EVERYTHING_FAILS) {
      throw new IOException("No space left on device");
    }
  }

  private final class TroubledOutput implements Output {

    private final Output output;

    TroubledOutput(Output output) {
      this.output = output;
    }

    @Override
    public void write(ByteBuffer bytes, long offset) throws IOException {
      if (trouble == Trouble.WRITES_STOP_HALF_WAY) {
        output.write(bytes.slice(0, bytes.limit() / 2), offset);
      }
      failWhen(Trouble.WRITES_STOP_HALF_WAY);
      output.write(bytes, offset);
    }

    @Override
    public void force(boolean metadata) throws IOException {
      try {
        if (!gate.await(10, TimeUnit.SECONDS)) {
          throw new IOException("Stood still for too long.");
        }
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      failWhen(Trouble.FORCES_FAIL);
      output.force(metadata);
    }

    @Override
    public void truncate(long size) throws IOException {
      failWhen(Trouble.EVERYTHING_FAILS);
      output.truncate(size);
    }

    @Override
    public void close() throws IOException {
      output.close();
    }
  }
}
