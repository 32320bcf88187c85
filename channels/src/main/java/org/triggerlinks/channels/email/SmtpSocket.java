package org.triggerlinks.channels.email;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.SocketFactory;

/** Makes the socket of one connection, and can close it while somebody waits for it. */
final class SmtpSocket extends SocketFactory {

  private final ScheduledExecutorService alarm;
  private Socket socket;
  private boolean closed;

  SmtpSocket(ScheduledExecutorService alarm) {
    this.alarm = alarm;
  }

  ScheduledExecutorService alarm() {
    return alarm;
  }

  @Override
  public synchronized Socket createSocket() throws IOException {
    if (closed) {
      throw new IOException("There is no time left to connect");
    }
    socket = new Socket();
    return socket;
  }

  synchronized boolean isClosed() {
    return closed;
  }

  synchronized void close() {
    closed = true;
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (IOException e) {
      // It is of no use any more, in whatever state it is.
    }
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw connected();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort) {
    throw connected();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw connected();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
    throw connected();
  }

  private static UnsupportedOperationException connected() {
    return new UnsupportedOperationException("It is connected later, with a timeout.");
  }
}
