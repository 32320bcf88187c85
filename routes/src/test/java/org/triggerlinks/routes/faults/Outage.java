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

  // In verify the computer may be busy with anything: there it counts that all are answered, and
  // that nothing stands still.
  private static final double IN_VERIFY = 0.1;

  /** So much of the load must be answered while what is gone is nothing that redirects need. */
  static final double UNNOTICED = Size.full() ? 0.95 : IN_VERIFY;

  /** While the disk is full a redirect takes up to a tenth of a second more, and browsers wait. */
  static final double SLOWED = Size.full() ? 0.7 : IN_VERIFY;

  // No measure of speed, on whatever computer: who waits for what is gone waits longer, as every
  // outage does.
  private static final Duration LONGEST_P99 = Size.seconds(4, 2);

  /** How long something is gone. */
  static final Duration GONE = Size.seconds(6, 60);

  private static final Duration AROUND = Size.seconds(1, 5);

  private static final Pattern LOST = Pattern.compile("([0-9,]+) clicks were lost");

  private final String what;
  private final long from;
  private final long until;
  private final long over;

  private Outage(String what, long from, long until, long over) {
    this.what = what;
    this.from = from;
    this.until = until;
    this.over = over;
  }

  interface Step {
    void take() throws Exception;
  }

  /** Lets something be gone in the middle of this load, and judges that. */
  static Outage underLoad(
      Traffic load, Report report, TrafficLog log, Step begin, Step end, double fastEnough)
      throws Exception {
    long began = System.nanoTime();
    Outage outage;
    try (Traffic traffic = load) {
      traffic.start();
      Finish.pass(AROUND);
      report.row("before", "%s", RedirectTimes.of(log.clicks(began, System.nanoTime())));
      outage = of("it is gone", GONE, begin, end);
      Finish.pass(AROUND);
    }
    outage.judge(report, log, fastEnough);
    return outage;
  }

  /** Lets it be gone for so long. */
  static Outage of(String what, Duration gone, Step begin, Step end) throws Exception {
    long from = System.nanoTime();
    begin.take();
    Finish.pass(gone);
    long until = System.nanoTime();
    end.take();
    return new Outage(what, from, until, System.nanoTime());
  }

  /**
   * Every redirect that was asked for in that time must have been given, and soon. Asked when the
   * load has ended: a click that hangs is not in the log before it is given up.
   *
   * @param fastEnough the part of the load that must have been answered
   */
  void judge(Report report, TrafficLog log, double fastEnough) {
    List<TrafficLog.Click> clicks = log.clicks(from, until);
    RedirectTimes meanwhile = RedirectTimes.of(clicks);
    report.row(what, "%s", meanwhile);
    report.none(
        "not answered with a redirect while " + what,
        clicks.stream()
            .filter(click -> !click.redirected())
            .map(click -> click.status() + " " + click.trouble())
            .toList());
    report.holds(
        meanwhile.perSecond() > fastEnough * Traffic.CLICKS_PER_SECOND,
        "while %s there were %.0f redirects a second only",
        what,
        meanwhile.perSecond());
    report.holds(
        meanwhile.p99().compareTo(LONGEST_P99) <= 0,
        "while %s redirects waited: p99 is %,d ms",
        what,
        meanwhile.p99().toMillis());
    report.compared("no redirect waited for what was gone");
  }

  boolean is(String name) {
    return what.equals(name);
  }

  /** True if any of the time between the click and its answer is in that of the outage. */
  boolean touches(TrafficLog.Click click) {
    return click.nanos() + click.took().toNanos() - from >= 0 && click.nanos() - over <= 0;
  }

  /** How many clicks the service says it lost since its start. */
  static long lost(Visitor visitor) throws IOException {
    Matcher lost = LOST.matcher(visitor.request("GET", "/health/ready", Map.of()).body());
    return lost.find() ? Long.parseLong(lost.group(1).replace(",", "")) : 0;
  }
}
