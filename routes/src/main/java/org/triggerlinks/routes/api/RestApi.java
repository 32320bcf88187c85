package org.triggerlinks.routes.api;

import jakarta.jms.ConnectionFactory;
import java.net.URI;
import java.util.List;
import org.apache.camel.RoutesBuilder;
import org.triggerlinks.model.decision.ClickMark;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.time.ServiceClock;
import org.triggerlinks.routes.compose.MessageWriter;
import org.triggerlinks.routes.deadletters.DeadLetters;
import org.triggerlinks.routes.dispatch.Gate;
import org.triggerlinks.routes.dispatch.ThrownAway;
import org.triggerlinks.routes.links.LinkEdits;
import org.triggerlinks.routes.sandbox.Backlog;
import org.triggerlinks.routes.sandbox.Calm;
import org.triggerlinks.routes.sandbox.SandboxClock;
import org.triggerlinks.rules.RuleBook;

/** Puts the API together: who answers what, with what. */
public final class RestApi {

  private RestApi() {}

  /**
   * What the API works with.
   *
   * @param gates one before each channel
   * @param baseUrl where providers call the service
   * @param queues connections to the broker, pooled
   * @param backlog what is left to do
   * @param wakeAll lets all who look for work from time to time look for it now
   */
  public record Parts(
      Database database,
      ServiceClock clock,
      RuleBook rules,
      MessageWriter writer,
      LinkEdits edits,
      SandboxClock sandboxClock,
      List<Gate> gates,
      URI baseUrl,
      ConnectionFactory queues,
      Backlog backlog,
      Runnable wakeAll) {}

  /**
   * What an operator decides.
   *
   * @param sandbox the operations under /sandbox exist
   * @param movableClock the clock may be moved
   * @param mostBytes largest body
   * @param phoneRegion country of phone numbers without a country code, ISO 3166
   * @param mostAtOnce calls that are answered at the same time; further ones are refused
   */
  public record Choices(
      boolean sandbox, boolean movableClock, int mostBytes, String phoneRegion, int mostAtOnce) {}

  /** The routes of the API. */
  public static List<RoutesBuilder> routes(Parts parts, Choices choices) {
    Database database = parts.database();
    ServiceClock clock = parts.clock();
    StoredAccess access = new StoredAccess(database);
    StoredReplies replies = new StoredReplies(database, clock.source());
    Posting posting = new Posting(parts.writer(), parts.rules(), clock);
    ClickMark mark = new ClickMark(database, System::nanoTime);
    Api api =
        new Api(
            Contract.load(),
            handlers(parts, choices, access, posting, mark),
            new Api.Ports(access, access, replies),
            Problems.standard(),
            new Api.Limits(choices.sandbox(), choices.mostBytes()));
    return List.of(
        new ServeApi(api, choices.mostAtOnce()),
        new ServeApiDocs(new ApiDocs()),
        new ForgetReplies(replies),
        new MoveClickMark(mark),
        new MakeBroadcasts(new BroadcastRun(database, posting, clock)));
  }

  private static Handlers handlers(
      Parts parts, Choices choices, LocationNames locations, Posting posting, ClickMark mark) {
    Handlers all = new Handlers();
    Database database = parts.database();
    ServiceClock clock = parts.clock();
    LinkEdits edits = parts.edits();
    MessageWriter writer = parts.writer();

    new AgencyResource(database).register(all);
    new LocationResource(database, edits, clock).register(all);
    new TokenResource(database, locations, clock).register(all);
    new WebhookResource(database, clock).register(all);

    new LinkResource(database, writer, edits, clock).register(all);
    LinkMentions mentions = new LinkMentions(parts.rules());
    new LinkChangeResource(writer, edits, mentions, clock).register(all);
    new LinkDeletionResource(edits, mentions).register(all);
    new LinkAnalyticsResource(database, clock).register(all);
    new ClickResource(database, mark).register(all);
    new CustomValueResource(database, edits, clock).register(all);

    new ContactResource(database, choices.phoneRegion(), clock).register(all);
    new ContactStateResource(database, clock).register(all);
    new ContactHistoryResource(database).register(all);
    new EnrollmentResource(database, clock).register(all);

    new ChannelResource(database, parts.gates(), parts.baseUrl()).register(all);
    new MessageResource(database, posting).register(all);
    new BroadcastResource(database, writer, clock).register(all);

    new EventResource(database, parts.rules(), clock).register(all);
    new DecisionResource(database).register(all);
    new WorkflowResource(database, parts.rules()).register(all);

    new TeamResource(database).register(all);
    new ActionResource(database, clock).register(all);
    new DeadLetterResource(new DeadLetters(parts.queues()), new ThrownAway(database, clock))
        .register(all);

    new InboxResource(database, writer).register(all);
    new ClockResource(
            parts.sandboxClock(),
            new Calm(parts.backlog(), parts.wakeAll()),
            choices.movableClock())
        .register(all);
    return all;
  }
}
