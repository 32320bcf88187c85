package org.triggerlinks.channels.email;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** One connection to the stand-in for a mail server. */
final class SmtpTalk {

  private static final Pattern MAIL = Pattern.compile("MAIL FROM:<([^<> ]*)>(?: SIZE=[0-9]+)?");
  private static final Pattern RCPT = Pattern.compile("RCPT TO:<([^<> @]+@[^<> @]+)>");
  // RFC 5321, 4.5.3.1
  private static final int LONGEST_COMMAND = 512;
  private static final int LONGEST_LINE = 1000;

  private final Socket socket;
  private final SmtpMood mood;
  private final String user;
  private final String password;
  private final SSLContext tls;
  private final List<String> commands;
  private SmtpPipe pipe;
  private boolean encrypted;
  private boolean greeted;
  private boolean loggedIn;
  private String from;
  private String to;

  SmtpTalk(
      Socket socket,
      SmtpMood mood,
      CountDownLatch closed,
      String user,
      String password,
      SSLContext tls,
      List<String> commands)
      throws IOException {
    this.socket = socket;
    this.pipe = new SmtpPipe(socket, mood, closed);
    this.tls = tls;
    this.encrypted = tls == null;
    this.mood = mood;
    this.user = user;
    this.password = password;
    this.commands = commands;
    this.loggedIn = user == null;
  }

  void run(Consumer<SmtpStandIn.Taken> taker) throws IOException, InterruptedException {
    if (!pipe.answer(SmtpMoment.GREETING, "220 stand-in.invalid ESMTP")) {
      return;
    }
    while (true) {
      String line = pipe.line(LONGEST_COMMAND);
      String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
      commands.add(verb);
      if (verb.equals("QUIT")) {
        pipe.say("221 2.0.0 Bye");
        return;
      }
      if (!command(verb, line, taker)) {
        return;
      }
    }
  }

  /** Carries out a command; false if the connection ends with it. */
  private boolean command(String verb, String line, Consumer<SmtpStandIn.Taken> taker)
      throws IOException, InterruptedException {
    switch (verb) {
      case "EHLO" -> {
        greeted = true;
        return pipe.answer(
            SmtpMoment.HELLO,
            "250-stand-in.invalid\r\n250-SIZE 10485760\r\n"
                + (encrypted ? "" : "250-STARTTLS\r\n")
                + (user == null || !encrypted ? "" : "250-AUTH PLAIN LOGIN\r\n")
                + "250 ENHANCEDSTATUSCODES");
      }
      case "NOOP", "RSET" -> {
        from = null;
        to = null;
        pipe.say("250 2.0.0 Ok");
        return true;
      }
      case "STARTTLS" -> {
        return encrypted ? refuse("503 5.5.1 Error: TLS already active") : encrypt();
      }
      case "AUTH" -> {
        if (!encrypted) {
          return refuse("538 5.7.11 Encryption required for requested authentication mechanism");
        }
        loggedIn = isRight(line);
        return loggedIn
            ? pipe.answer(SmtpMoment.LOGIN, "235 2.7.0 Authentication successful")
            : refuse("535 5.7.8 Error: authentication failed");
      }
      case "MAIL" -> {
        return sender(line);
      }
      case "RCPT" -> {
        return recipient(line);
      }
      case "DATA" -> {
        return to == null ? refuse("503 5.5.1 Error: need RCPT command") : content(taker);
      }
      default -> {
        return refuse("500 5.5.2 Error: command not recognized");
      }
    }
  }

  /** From here on nothing of what was said before counts (RFC 3207, 4.2). */
  private boolean encrypt() throws IOException {
    pipe.say("220 2.0.0 Ready to start TLS");
    SSLSocket inside =
        (SSLSocket) tls.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
    inside.setUseClientMode(false);
    inside.startHandshake();
    pipe = pipe.inside(inside);
    encrypted = true;
    greeted = false;
    return true;
  }

  private boolean isRight(String line) {
    String pair = "\0" + user + "\0" + password;
    // Some say who they act for as well (RFC 4616).
    return List.of(pair, user + pair).stream()
        .map(text -> Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)))
        .anyMatch(text -> line.equals("AUTH PLAIN " + text));
  }

  private boolean sender(String line) throws IOException, InterruptedException {
    Matcher mail = MAIL.matcher(line);
    if (!greeted) {
      return refuse("503 5.5.1 Error: send EHLO first");
    } else if (!encrypted) {
      return refuse("530 5.7.0 Must issue a STARTTLS command first");
    } else if (!loggedIn) {
      return refuse("530 5.7.0 Authentication required");
    } else if (!mail.matches()) {
      return refuse("501 5.5.4 Syntax: MAIL FROM:<address>");
    }
    from = mail.group(1);
    return pipe.answer(SmtpMoment.SENDER, "250 2.1.0 Ok");
  }

  private boolean recipient(String line) throws IOException, InterruptedException {
    Matcher rcpt = RCPT.matcher(line);
    if (from == null) {
      return refuse("503 5.5.1 Error: need MAIL command");
    } else if (!rcpt.matches()) {
      return refuse("501 5.1.3 Bad recipient address syntax");
    } else if (to != null) {
      return refuse("452 4.5.3 Error: too many recipients");
    }
    to = rcpt.group(1);
    return pipe.answer(SmtpMoment.RECIPIENT, "250 2.1.5 Ok");
  }

  private boolean content(Consumer<SmtpStandIn.Taken> taker)
      throws IOException, InterruptedException {
    if (!pipe.answer(SmtpMoment.DATA, "354 End data with <CR><LF>.<CR><LF>")) {
      return false;
    }
    if (mood instanceof SmtpMood.Saying saying && saying.at() == SmtpMoment.DATA) {
      return true;
    }
    StringBuilder content = new StringBuilder();
    for (String line = pipe.line(LONGEST_LINE); !line.equals("."); line = pipe.line(LONGEST_LINE)) {
      content.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
    }
    String problem = SmtpContent.problem(content.toString());
    if (problem != null) {
      return refuse(problem);
    }
    if (!(mood instanceof SmtpMood.Saying saying && saying.at() == SmtpMoment.END)) {
      taker.accept(new SmtpStandIn.Taken(from, to, content.toString()));
    }
    from = null;
    to = null;
    return pipe.answer(SmtpMoment.END, "250 2.0.0 Ok: queued as 4TRIGGER");
  }

  private boolean refuse(String reply) throws IOException {
    pipe.say(reply);
    return true;
  }
}
