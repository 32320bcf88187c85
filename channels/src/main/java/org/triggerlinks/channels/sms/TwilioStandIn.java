package org.triggerlinks.channels.sms;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.triggerlinks.channels.standin.Call;
import org.triggerlinks.channels.standin.Mood;
import org.triggerlinks.channels.standin.Reply;
import org.triggerlinks.channels.standin.StandIn;

/**
 * Stands in for Twilio's API: takes a message only as <a
 * href="https://www.twilio.com/docs/messaging/api/message-resource">its reference</a> says, and
 * otherwise answers as Twilio does.
 */
public final class TwilioStandIn extends StandIn {

  private static final ObjectMapper JSON = new ObjectMapper();
  // RFC 2822
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ROOT);
  private static final int LONGEST_BODY = 1600;
  private static final Set<String> FIELDS =
      Set.of(
          "To",
          "From",
          "MessagingServiceSid",
          "Body",
          "MediaUrl",
          "ContentSid",
          "StatusCallback",
          "ValidityPeriod",
          "SmartEncoded",
          "ScheduleType",
          "SendAt",
          "ShortenUrls");

  private final String accountSid;
  private final String password;
  private final Clock clock;
  private final List<Taken> taken = new CopyOnWriteArrayList<>();

  /** A message that it took. */
  public record Taken(String sid, Map<String, String> form) {}

  /**
   * A stand-in for one account.
   *
   * @param port 0 for any that is free
   * @param password the account's auth token
   */
  public TwilioStandIn(int port, String accountSid, String password, Clock clock) {
    super(port);
    this.clock = clock;
    this.accountSid = accountSid;
    this.password = password;
  }

  /** The messages that it took, in order. */
  public List<Taken> taken() {
    return List.copyOf(taken);
  }

  /** A documented error, as Twilio answers it. */
  public static Mood failing(int status, int code, String message) {
    return new Mood.Failing(error(status, code, message));
  }

  /**
   * Tells the message's StatusCallback what became of it, as Twilio does.
   *
   * @param status sent, delivered, undelivered, ...
   * @param errorCode or null
   * @return what was answered, an HTTP status
   */
  public int reports(Taken message, String status, Integer errorCode) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("SmsSid", message.sid());
    form.put("SmsStatus", status);
    form.put("MessageStatus", status);
    form.put("To", message.form().get("To"));
    form.put("MessageSid", message.sid());
    form.put("AccountSid", accountSid);
    form.put("From", message.form().getOrDefault("From", ""));
    form.put("ApiVersion", "2010-04-01");
    if (errorCode != null) {
      form.put("ErrorCode", Integer.toString(errorCode));
    }
    return tells(URI.create(message.form().get("StatusCallback")), form);
  }

  /**
   * Somebody writes to the account's number: tells the webhook.
   *
   * @param sid Twilio's id of the message; the same one again is the same message again
   * @return what was answered, an HTTP status
   */
  public int hears(URI webhook, String sid, String from, String to, String body) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("ToCountry", "US");
    form.put("ToState", "");
    form.put("SmsMessageSid", sid);
    form.put("NumMedia", "0");
    form.put("ToCity", "");
    form.put("FromZip", "");
    form.put("SmsSid", sid);
    form.put("FromState", "");
    form.put("SmsStatus", "received");
    form.put("FromCity", "");
    form.put("Body", body);
    form.put("FromCountry", "US");
    form.put("To", to);
    form.put("ToZip", "");
    form.put("NumSegments", Integer.toString(Segments.of(body).parts()));
    form.put("MessageSid", sid);
    form.put("AccountSid", accountSid);
    form.put("From", from);
    form.put("ApiVersion", "2010-04-01");
    return tells(webhook, form);
  }

  private int tells(URI webhook, Map<String, String> fields) {
    String form = TwilioForm.encode(fields);
    return post(
        webhook,
        Map.of(
            "Content-Type",
            "application/x-www-form-urlencoded; charset=UTF-8",
            "X-Twilio-Signature",
            TwilioSignature.sign(webhook, TwilioForm.of(form), password)),
        form);
  }

  @Override
  protected Reply answer(Call call) {
    if (!authorized(call)) {
      return error(401, 20003, "Authenticate");
    }
    String path = "/2010-04-01/Accounts/%s/Messages.json".formatted(accountSid);
    if (!call.path().equals(path) || call.query() != null) {
      return error(404, 20404, "The requested resource %s was not found".formatted(call.path()));
    }
    if (!call.method().equals("POST")) {
      return error(405, 20004, "Method not allowed");
    }
    if (!call.header("content-type").startsWith("application/x-www-form-urlencoded")) {
      return error(400, 20001, "The content is not a form.");
    }
    try {
      return take(call.form());
    } catch (IllegalArgumentException e) {
      return error(400, 20001, e.getMessage());
    }
  }

  private boolean authorized(Call call) {
    String pair = accountSid + ":" + password;
    String expected =
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    return call.header("authorization").equals(expected);
  }

  private Reply take(Map<String, String> form) {
    for (String field : form.keySet()) {
      if (!FIELDS.contains(field)) {
        return error(400, 20001, "There is no parameter %s.".formatted(field));
      }
    }
    if (isMissing(form, "To")) {
      return error(400, 21604, "A 'To' phone number is required.");
    }
    if (!form.get("To").matches("\\+[1-9]\\d{6,14}")) {
      return error(400, 21211, "Invalid 'To' Phone Number: %s".formatted(form.get("To")));
    }
    if (isMissing(form, "From") == isMissing(form, "MessagingServiceSid")) {
      return error(400, 21603, "A 'From' or 'MessagingServiceSid' parameter is required.");
    }
    String body = form.getOrDefault("Body", "");
    if (isMissing(form, "Body")) {
      return error(400, 21602, "Message body is required.");
    }
    if (body.length() > LONGEST_BODY) {
      return error(400, 21617, "The concatenated message body exceeds the 1600 character limit.");
    }
    Taken message = new Taken("SM" + UUID.randomUUID().toString().replace("-", ""), form);
    taken.add(message);
    return Reply.json(201, resource(message).toString());
  }

  private static boolean isMissing(Map<String, String> form, String field) {
    return form.getOrDefault(field, "").isEmpty();
  }

  private ObjectNode resource(Taken message) {
    Map<String, String> form = message.form();
    boolean service = form.containsKey("MessagingServiceSid");
    ObjectNode resource = JSON.createObjectNode();
    resource.put("sid", message.sid());
    resource.put("account_sid", accountSid);
    resource.put("api_version", "2010-04-01");
    resource.put("body", form.get("Body"));
    resource.put("direction", "outbound-api");
    resource.put("status", service ? "accepted" : "queued");
    resource.put(
        "num_segments", service ? "0" : Integer.toString(Segments.of(form.get("Body")).parts()));
    resource.put("num_media", "0");
    resource.put("to", form.get("To"));
    resource.put("from", form.get("From"));
    resource.put("messaging_service_sid", form.get("MessagingServiceSid"));
    resource.putNull("error_code");
    resource.putNull("error_message");
    resource.putNull("price");
    resource.put("price_unit", "USD");
    String now = DATE.format(clock.instant().atOffset(ZoneOffset.UTC));
    resource.put("date_created", now);
    resource.put("date_updated", now);
    resource.putNull("date_sent");
    resource.put(
        "uri", "/2010-04-01/Accounts/%s/Messages/%s.json".formatted(accountSid, message.sid()));
    return resource;
  }

  private static Reply error(int status, int code, String message) {
    ObjectNode error = JSON.createObjectNode();
    error.put("code", code);
    error.put("message", message);
    error.put("more_info", "https://www.twilio.com/docs/errors/" + code);
    error.put("status", status);
    return Reply.json(status, error.toString());
  }
}
