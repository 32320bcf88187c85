package org.triggerlinks.routes.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.hibernate.Session;
import org.triggerlinks.model.fact.AppointmentBooked;
import org.triggerlinks.model.fact.AppointmentCancelled;
import org.triggerlinks.model.fact.CustomEvent;
import org.triggerlinks.model.fact.Fact;
import org.triggerlinks.model.fact.MessageReceived;
import org.triggerlinks.model.fact.WorkflowStarted;
import org.triggerlinks.model.location.Location;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.routes.decide.SharedWorkflows;
import org.triggerlinks.rules.RuleBook;
import org.triggerlinks.rules.Workflow;

/** What others report about a contact: events, replies, and the wish to start a workflow. */
final class EventResource {

  private static final Set<String> OF_APPOINTMENTS =
      Set.of("appointment_id", "calendar", "starts_at");
  private static final Set<String> OF_CUSTOM = Set.of("name", "data");

  private final Database database;
  private final RuleBook rules;
  private final Clock clock;

  EventResource(Database database, RuleBook rules, Clock clock) {
    this.database = database;
    this.rules = rules;
    this.clock = clock;
  }

  private record Accepted(UUID factId) {}

  void register(Handlers handlers) {
    handlers
        .on("reportEvent", request -> report(request, event(request.body())))
        .on("postReply", request -> report(request, reply(request.body())))
        .on("startWorkflow", this::start);
  }

  private ApiResponse report(ApiRequest request, Fact fact) {
    UUID id =
        database.inTransaction(
            session -> Reported.of(session, ContactResource.named(session, request), fact, clock));
    return ApiResponse.accepted(new Accepted(id));
  }

  private ApiResponse start(ApiRequest request) {
    String workflow = request.text("name");
    // Not within the transaction: a connection would wait with it.
    if (!rules.loaded()) {
      throw Refused.rulesNotLoaded();
    }
    String slug = database.inTransaction(session -> whereItRuns(session, request, workflow));
    WorkflowStarted started = new WorkflowStarted(workflow, "api");
    if (rules.interestedIn(slug, started).isEmpty()) {
      throw Conflict.because(
          "The workflow \"%s\" cannot be started: none of its rules asks for WorkflowStarted()."
              .formatted(workflow));
    }
    return report(request, started);
  }

  private String whereItRuns(Session session, ApiRequest request, String name) {
    Location location = LinkResource.location(session, request.location());
    Workflow workflow =
        rules.workflow(location.slug(), name).orElseThrow(() -> NotFound.noSuch("workflow", name));
    if (!new SharedWorkflows(session).runsAt(location, workflow)) {
      throw Conflict.because(SharedWorkflows.elsewhere(workflow));
    }
    return location.slug();
  }

  private MessageReceived reply(JsonNode body) {
    return new MessageReceived(
        body.get("channel").asText(), body.get("text").asText(), clock.instant());
  }

  private static Fact event(JsonNode body) {
    String type = body.get("type").asText();
    if (type.equals("custom")) {
      check(body, Set.of("name"), OF_APPOINTMENTS);
      Map<String, Object> data = new LinkedHashMap<>();
      body.path("data")
          .properties()
          .forEach(value -> data.put(value.getKey(), Json.as(value.getValue(), Object.class)));
      return new CustomEvent(body.get("name").asText(), data);
    }
    check(body, OF_APPOINTMENTS, OF_CUSTOM);
    String id = body.get("appointment_id").asText();
    String calendar = body.get("calendar").asText();
    Instant startsAt = startsAt(body);
    return type.equals("appointment_booked")
        ? new AppointmentBooked(id, calendar, startsAt)
        : new AppointmentCancelled(id, calendar, startsAt);
  }

  // The schema lets pass what RFC 3339 allows and Java does not read, such as a blank in place of
  // T.
  private static Instant startsAt(JsonNode body) {
    try {
      return OffsetDateTime.parse(body.get("starts_at").asText()).toInstant();
    } catch (DateTimeException e) {
      throw InvalidRequest.field(
          "/starts_at", "This is not a moment. Write it as 2026-05-04T15:00:00Z.");
    }
  }

  private static void check(JsonNode body, Set<String> needed, Set<String> foreign) {
    List<FieldError> errors = new ArrayList<>();
    for (String name : new TreeSet<>(needed)) {
      if (!body.has(name)) {
        errors.add(new FieldError("/" + name, "It is missing for this type of event."));
      }
    }
    for (String name : new TreeSet<>(foreign)) {
      if (body.has(name)) {
        errors.add(new FieldError("/" + name, "Events of this type have no such field."));
      }
    }
    if (!errors.isEmpty()) {
      throw InvalidRequest.body(errors);
    }
  }
}
