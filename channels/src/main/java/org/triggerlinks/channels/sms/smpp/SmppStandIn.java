package org.triggerlinks.channels.sms.smpp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import org.jsmpp.DefaultPDUSender;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.SynchronizedPDUSender;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.connection.socket.SocketConnection;
import org.jsmpp.util.DefaultComposer;

/**
 * Stands in for a carrier: takes messages only as SMPP 3.4 says, puts their parts together, and can
 * be told to fail as carriers do. What it delivers is in {@link SmppDeliveries}.
 */
public final class SmppStandIn implements AutoCloseable {

  private static final long BINDING = 5_000;

  private final ServerSocket socket;
  private final String systemId;
  private final String password;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Queue<Integer> binds = new ConcurrentLinkedQueue<>();
  private final BlockingQueue<SMPPServerSession> bound = new LinkedBlockingQueue<>();
  private final List<SMPPServerSession> sessions = new CopyOnWriteArrayList<>();
  private final SmppSubmits submits = new SmppSubmits();
  private final AtomicInteger attempts = new AtomicInteger();
  private final CountDownLatch deaf = new CountDownLatch(1);
  private final Semaphore enquiries = new Semaphore(0);

  /**
   * A message that it took, whole.
   *
   * @param ids that it gave to the parts, in their order
   * @param from without a plus sign
   * @param fromType type of that number
   * @param receipt true if a receipt was asked for
   * @param parts the texts of the parts
   */
  public record Taken(
      List<String> ids,
      String from,
      int fromType,
      String to,
      int dataCoding,
      boolean receipt,
      List<String> parts) {

    /** What the contact reads. */
    public String text() {
      return String.join("", parts);
    }

    /** The id of the last part. */
    public String id() {
      return ids.get(ids.size() - 1);
    }
  }

  /**
   * A stand-in on this computer.
   *
   * @param port 0 for any that is free
   */
  public SmppStandIn(int port, String systemId, String password) {
    this(port, systemId, password, ServerSocketFactory.getDefault());
  }

  SmppStandIn(int port, String systemId, String password, ServerSocketFactory sockets) {
    this.systemId = systemId;
    this.password = password;
    try {
      socket = sockets.createServerSocket(port, 0, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException("Port %d cannot be listened on.".formatted(port), e);
    }
    threads.execute(this::accept);
  }

  /** The port that it listens on. */
  public int port() {
    return socket.getLocalPort();
  }

  /** How the next submits are treated, one after the other; those after that are treated well. */
  public void next(SmppMood... next) {
    submits.next(List.of(next));
  }

  /** Answers the next attempts to bind with these statuses (0 is success), whoever it is. */
  public void nextBinds(Integer... statuses) {
    binds.addAll(List.of(statuses));
  }

  /** The messages that it took whole, in order. */
  public List<Taken> taken() {
    return submits.taken();
  }

  /** How many submits came, whatever became of them. */
  public int submits() {
    return submits.count();
  }

  /** How often somebody tried to bind. */
  public int attempts() {
    return attempts.get();
  }

  /** Waits for the next session that is bound; each is given once. */
  public SmppDeliveries session(Duration patience) throws InterruptedException {
    SMPPServerSession session = bound.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    if (session == null) {
      throw new IllegalStateException("Nobody bound a session within %s.".formatted(patience));
    }
    return new SmppDeliveries(session);
  }

  /** Waits until it is asked whether it is there; false if it is not, so long. */
  public boolean isEnquiredFor(Duration patience) throws InterruptedException {
    return enquiries.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Breaks all connections off. */
  public void drop() {
    sessions.forEach(SMPPServerSession::close);
    sessions.clear();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        SMPPServerSession session =
            new SMPPServerSession(
                new SocketConnection(socket.accept()),
                null,
                new SubmitsOnly(submits::take, enquiries),
                null,
                3,
                100,
                new SynchronizedPDUSender(new DefaultPDUSender(new DefaultComposer())),
                new SmppReader());
        threads.execute(() -> bind(session));
      } catch (IOException e) {
        // It was closed, or somebody hung up: the loop looks which.
      }
    }
    deaf.countDown();
  }

  private void bind(SMPPServerSession session) {
    try {
      BindRequest request = session.waitForBind(BINDING);
      attempts.incrementAndGet();
      int status = status(request);
      if (status != SMPPConstant.STAT_ESME_ROK) {
        request.reject(status);
        return;
      }
      sessions.add(session);
      request.accept("stand-in", InterfaceVersion.IF_34);
      bound.add(session);
    } catch (TimeoutException | IOException | PDUStringException e) {
      session.close();
    }
  }

  private int status(BindRequest request) {
    Integer told = binds.poll();
    if (told != null) {
      return told;
    } else if (!request.getSystemId().equals(systemId)) {
      return SMPPConstant.STAT_ESME_RINVSYSID;
    } else if (!request.getPassword().equals(password)) {
      return SMPPConstant.STAT_ESME_RINVPASWD;
    } else if (request.getBindType() != BindType.BIND_TRX
        || request.getInterfaceVersion() != InterfaceVersion.IF_34) {
      return SMPPConstant.STAT_ESME_RBINDFAIL;
    }
    return SMPPConstant.STAT_ESME_ROK;
  }

  /** Stops listening and breaks all connections off: who calls then is refused. */
  @Override
  public void close() {
    submits.close();
    try {
      socket.close();
      // The system goes on listening for as long as somebody waits there.
      deaf.await();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      drop();
      threads.shutdownNow();
    }
  }
}
