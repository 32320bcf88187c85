package org.triggerlinks.channels.email;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/**
 * Stands in for a mail server: takes mail as strictly as RFC 5321 says, and can be told to fail at
 * any moment. It is for this computer only.
 */
public final class SmtpStandIn implements AutoCloseable {

  private final ServerSocket server;
  private final String user;
  private final String password;
  private final SSLContext tls;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Queue<SmtpMood> moods = new ConcurrentLinkedQueue<>();
  private final List<Taken> taken = new CopyOnWriteArrayList<>();
  private final List<String> commands = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closed = new CountDownLatch(1);

  /**
   * A mail that it took.
   *
   * @param from where failures are reported to
   * @param content header and body with CR LF at the end of each line; it is ASCII
   */
  public record Taken(String from, String to, String content) {}

  /**
   * A stand-in that listens.
   *
   * @param port 0 for any that is free
   * @param user who has to log in, or null if nobody has to
   * @param password of that user
   */
  public SmtpStandIn(int port, String user, String password) {
    this(port, user, password, null);
  }

  /**
   * One that encrypts as soon as it is asked to (STARTTLS, RFC 3207), and takes nothing before
   * that.
   *
   * @param tls with its certificate, or null if it does not encrypt
   */
  public SmtpStandIn(int port, String user, String password, SSLContext tls) {
    this.user = user;
    this.password = password;
    this.tls = tls;
    try {
      server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException("Port %d cannot be listened on.".formatted(port), e);
    }
    threads.execute(this::listen);
  }

  /** Where it listens, at 127.0.0.1. */
  public int port() {
    return server.getLocalPort();
  }

  /** How the next connections are treated, one after the other; those after that are so well. */
  public void next(SmtpMood... next) {
    moods.addAll(List.of(next));
  }

  /** The mails that it took, in order. */
  public List<Taken> taken() {
    return List.copyOf(taken);
  }

  /** Every command that it got, without what follows its name and without the lines of mails. */
  public List<String> commands() {
    return List.copyOf(commands);
  }

  private void listen() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        open.add(socket);
        threads.execute(() -> talk(socket));
      } catch (IOException e) {
        // It is closed.
        return;
      }
    }
  }

  private void talk(Socket socket) {
    SmtpMood mood = moods.poll();
    try (socket) {
      new SmtpTalk(
              socket,
              mood == null ? new SmtpMood.Well() : mood,
              closed,
              user,
              password,
              tls,
              commands)
          .run(taken::add);
    } catch (IOException e) {
      // Who called is gone.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(socket);
    }
  }

  /** Breaks off each connection, and goes on listening. */
  public void breakOff() {
    try {
      for (Socket each : open) {
        each.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The stand-in cannot break off.", e);
    }
  }

  /** Stops listening: who calls then is refused, who is connected is cut off. */
  @Override
  public void close() {
    closed.countDown();
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException("The stand-in cannot be closed.", e);
    } finally {
      breakOff();
      threads.shutdownNow();
    }
  }
}
