package org.triggerlinks.routes.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.triggerlinks.routes.promises.Visitor;

/** Something that is gone for a while under load, and how fast redirects are meanwhile. */
final class Outage {

  // While the disk is full a redirect takes up to a tenth of a second more, and 16 browsers wait.
  // In
  // verify the computer may be busy with anything: there it counts that every click is answered.
  private static final double ENOUGH = Size.full() ? 0.7 : 0.02;

  private static final Pattern LOST = Pattern.compile("([0-9,]+) clicks were lost");

  private Outage() {}

  interface Step {
    void take() throws Exception;
  }

  /** Lets it be gone; every redirect that is asked for in that time must be given. */
  static void of(Report report, Ledger ledger, String what, Duration gone, Step begin, Step end)
      throws Exception {
    long from = System.nanoTime();
    begin.take();
    Finish.pass(gone);
    long until = System.nanoTime();
    end.take();
    List<Ledger.Click> clicks = ledger.clicks(from, until);
    Pace meanwhile = Pace.of(clicks);
    report.row(what, "%s", meanwhile);
    report.none("not answered while " + what, troubles(clicks));
    report.holds(
        meanwhile.perSecond() > ENOUGH * Traffic.CLICKS_PER_SECOND,
        "while %s there were %.0f redirects a second only",
        what,
        meanwhile.perSecond());
  }

  private static List<String> troubles(List<Ledger.Click> clicks) {
    return clicks.stream()
        .filter(click -> !click.redirected())
        .map(click -> click.status() + " " + click.trouble())
        .toList();
  }

  /** How many clicks the service says it lost since its start. */
  static long lost(Visitor visitor) throws IOException {
    Matcher lost = LOST.matcher(visitor.request("GET", "/health/ready", Map.of()).body());
    return lost.find() ? Long.parseLong(lost.group(1).replace(",", "")) : 0;
  }
}
