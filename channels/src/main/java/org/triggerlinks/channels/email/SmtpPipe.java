package org.triggerlinks.channels.email;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The lines that come and go between the stand-in for a mail server and who calls it. */
final class SmtpPipe {

  private final InputStream in;
  private final OutputStream out;

  private final SmtpMood mood;
  private final CountDownLatch closed;

  SmtpPipe(Socket socket, SmtpMood mood, CountDownLatch closed) throws IOException {
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
    this.mood = mood;
    this.closed = closed;
  }

  /** The same inside another socket, which encrypts. */
  SmtpPipe inside(Socket socket) throws IOException {
    return new SmtpPipe(socket, mood, closed);
  }

  /** Writes a reply of one or more lines, without the end of the last. */
  void say(String reply) throws IOException {
    write(reply + "\r\n");
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  /** Answers as the mood says; false if the connection ends with it. */
  boolean answer(SmtpMoment at, String success) throws IOException, InterruptedException {
    if (mood instanceof SmtpMood.Saying saying && saying.at() == at) {
      say(saying.reply());
      return !saying.reply().startsWith("421");
    } else if (mood instanceof SmtpMood.Gone gone && gone.at() == at) {
      return false;
    } else if (mood instanceof SmtpMood.Silent silent && silent.at() == at) {
      closed.await();
      return false;
    } else if (mood instanceof SmtpMood.Dripping dripping && dripping.at() == at) {
      while (!closed.await(dripping.pause().toMillis(), TimeUnit.MILLISECONDS)) {
        write("2");
      }
      return false;
    }
    say(success);
    return true;
  }

  /** A line without its end, which has to be CR LF (RFC 5321, 2.3.8). */
  String line(int longest) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int last = -1;
    for (int each = in.read(); each != '\n' || last != '\r'; each = in.read()) {
      if (each < 0) {
        throw new EOFException();
      }
      if (each == '\n' || last == '\r' || line.size() >= longest) {
        say("500 5.5.2 Error: a line has no right end, or is too long");
        throw new IOException("The line has no right end, or is too long");
      }
      if (each != '\r') {
        line.write(each);
      }
      last = each;
    }
    // Each byte as it is: whoever looks for what is not ASCII finds it.
    return line.toString(StandardCharsets.ISO_8859_1);
  }
}
