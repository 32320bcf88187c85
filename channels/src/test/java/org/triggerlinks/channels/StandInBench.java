package org.triggerlinks.channels;

import java.util.List;
import org.triggerlinks.channels.standin.Mood;
import org.triggerlinks.channels.standin.StandIn;

/** A bench with a stand-in that is called by HTTP. */
public abstract class StandInBench<S extends StandIn> implements Bench {

  protected final S standIn;

  protected StandInBench(S standIn) {
    this.standIn = standIn;
  }

  @Override
  public int asked() {
    return standIn.calls().size();
  }

  @Override
  public void takesAndDies() {
    standIn.next(new Mood.DyingAfterTaking());
  }

  @Override
  public void leaves() {
    standIn.close();
  }

  /** What calls proved themselves by, without the "Bearer" or "Basic" before it. */
  @Override
  public List<String> derived() {
    return standIn.calls().stream()
        .map(call -> call.header("authorization").replaceFirst("^\\w+ ", ""))
        .filter(login -> !login.isEmpty())
        .distinct()
        .toList();
  }
}
