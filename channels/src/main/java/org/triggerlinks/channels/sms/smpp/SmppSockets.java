package org.triggerlinks.channels.sms.smpp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.ConnectionFactory;
import org.jsmpp.session.connection.socket.SocketConnection;

/**
 * Connections that are there within a time, or not at all. Those of the library wait for as long as
 * the system does, and do not ask whether a certificate is that of the host.
 */
final class SmppSockets implements ConnectionFactory {

  private final boolean tls;
  private final SSLSocketFactory certificates;
  private final int timeout;

  /**
   * A factory.
   *
   * @param certificates knows whom to trust, if TLS is spoken
   */
  SmppSockets(boolean tls, SSLSocketFactory certificates, Duration timeout) {
    this.tls = tls;
    this.certificates = certificates;
    this.timeout = Math.toIntExact(timeout.toMillis());
  }

  @Override
  public Connection createConnection(String host, int port) throws IOException {
    Socket socket = new Socket();
    try {
      InetSocketAddress address = new InetSocketAddress(host, port);
      if (address.isUnresolved()) {
        throw new UnknownHostException(host);
      }
      socket.connect(address, timeout);
      socket.setTcpNoDelay(true);
      return new SocketConnection(tls ? secured(socket, host, port) : socket);
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  private SSLSocket secured(Socket socket, String host, int port) throws IOException {
    SSLSocket secured = (SSLSocket) certificates.createSocket(socket, host, port, true);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secured.setSSLParameters(parameters);
    secured.setSoTimeout(timeout);
    secured.startHandshake();
    return secured;
  }
}
