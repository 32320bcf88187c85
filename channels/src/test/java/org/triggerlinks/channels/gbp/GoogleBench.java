package org.triggerlinks.channels.gbp;

import java.util.List;
import java.util.stream.Stream;
import org.triggerlinks.channels.StandInBench;
import org.triggerlinks.channels.Trouble;
import org.triggerlinks.channels.standin.Mood;
import org.triggerlinks.channels.standin.Reply;

/** What the benches of both of Google's gateways have in common. */
abstract class GoogleBench<S extends GoogleStandIn> extends StandInBench<S> {

  static final String TOKEN = "client-token-that-nobody-may-see";

  GoogleBench(S standIn) {
    super(standIn);
  }

  @Override
  public int asked() {
    return standIn.messageCalls().size();
  }

  /** What is signed to be given a token is as good as one. */
  @Override
  public List<String> derived() {
    return Stream.concat(
            super.derived().stream(),
            standIn.tokenCalls().stream().map(call -> call.form().get("assertion")))
        .toList();
  }

  @Override
  public List<Trouble> troubles() {
    return List.of(
        answered(429, "RESOURCE_EXHAUSTED", "throttled"),
        answered(501, "UNIMPLEMENTED", "wrong_configuration"),
        answered(404, "NOT_FOUND", "bad_address"),
        answered(400, "INVALID_ARGUMENT", "refused"),
        answered(503, "UNAVAILABLE", "try_later"),
        Trouble.answered(
            "success without a name",
            "unknown",
            () -> standIn.next(new Mood.Failing(Reply.json(200, "{}")))),
        Trouble.ofText("a text that is too long", "content_rejected", "x".repeat(3073)));
  }

  private Trouble answered(int code, String status, String kind) {
    return Trouble.answered(
        status, kind, () -> standIn.next(GoogleStandIn.failing(code, status, "as documented")));
  }
}
