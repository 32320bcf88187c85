package org.triggerlinks.routes.promises;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A line to a server on this computer that can be cut: then nothing arrives any more, and nobody is
 * told, as where a network drops packets.
 */
public final class Line implements AutoCloseable {

  private static final int BUFFER_BYTES = 8 * 1024;

  private final ServerSocket entrance;
  private final int port;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Queue<Socket> ends = new ConcurrentLinkedQueue<>();
  private final AtomicLong room = new AtomicLong(Long.MAX_VALUE);
  private final AtomicLong passed = new AtomicLong();
  private final AtomicInteger repairs = new AtomicInteger();
  private volatile boolean cut;

  /** A line to the server with this URL, which may be one of JDBC. */
  public Line(String url) throws IOException {
    this(URI.create(url.replaceFirst("^jdbc:", "")).getPort());
  }

  /** A line to this port. */
  private Line(int port) throws IOException {
    this.port = port;
    this.entrance = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  public String url() {
    return "tcp://127.0.0.1:" + entrance.getLocalPort();
  }

  /** The same URL, but over this line. */
  public String over(String url) {
    return url.replace(":" + port, ":" + entrance.getLocalPort());
  }

  /** Bytes that have gone through it, in both directions together. */
  public long passed() {
    return passed.get();
  }

  public void cut() {
    cut = true;
  }

  /** Cuts it when so many bytes more have gone through it, in both directions together. */
  public void cutAfter(long bytes) {
    room.set(bytes);
  }

  /** Whoever connects from now on is heard; who was connected has to connect anew. */
  public void repair() {
    hangUp();
    repairForOthers();
  }

  /** Whoever connects from now on is heard; who was connected never is, and is not told either. */
  public void repairForOthers() {
    repairs.incrementAndGet();
    room.set(Long.MAX_VALUE);
    cut = false;
  }

  private void accept() {
    try {
      while (true) {
        Socket caller = entrance.accept();
        ends.add(caller);
        connect(caller);
      }
    } catch (IOException e) {
      hangUp();
    }
  }

  private void connect(Socket caller) throws IOException {
    try {
      Socket called = new Socket(InetAddress.getLoopbackAddress(), port);
      ends.add(called);
      threads.execute(() -> pass(caller, called));
      threads.execute(() -> pass(called, caller));
    } catch (ConnectException e) {
      caller.close(); // the server is down
    }
  }

  private void pass(Socket from, Socket to) {
    int repaired = repairs.get();
    byte[] buffer = new byte[BUFFER_BYTES];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (room.addAndGet(-read) < 0) {
          cut = true;
        }
        if (hears(repaired)) {
          out.write(buffer, 0, read);
          passed.addAndGet(read);
        }
      }
    } catch (IOException e) {
      // One of them hung up.
    }
    if (hears(repaired)) { // or the other one would hear of it
      hangUp(from);
      hangUp(to);
    }
  }

  private boolean hears(int repaired) {
    return !cut && repaired == repairs.get();
  }

  private void hangUp() {
    for (Socket end = ends.poll(); end != null; end = ends.poll()) {
      hangUp(end);
    }
  }

  private static void hangUp(Socket end) {
    try {
      end.close();
    } catch (IOException e) {
      // It is gone.
    }
  }

  @Override
  public void close() throws IOException {
    entrance.close();
    hangUp();
    threads.shutdownNow();
  }
}
