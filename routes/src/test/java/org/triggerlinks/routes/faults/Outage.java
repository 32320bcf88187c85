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

  // So many times as long as usual, and so much more, half of the redirects may take at most: with
  // something gone, the computer is busier too. Who waits for what is gone does so each time.
  private static final int TIMES_THE_USUAL = 5;
  private static final Duration AND_A_LITTLE = Duration.ofMillis(50);

  // No measure of speed, on whatever computer: who waits for what is gone waits longer, as every
  // outage does.
  private static final Duration LONGEST_P99 = Size.seconds(4, 2);

  /** How long something is gone. */
  static final Duration GONE = Size.seconds(6, 60);

  private static final Duration AROUND = Size.seconds(2, 5);

  private static final Pattern LOST = Pattern.compile("([0-9,]+) clicks were lost");

  private final String what;
  private final long from;
  private final long until;
  private final long over;

  /**
   * How much of the load must be answered while something is gone, and how much later than usual.
   */
  enum Bounds {

    /** What is gone is nothing that redirects need. */
    UNNOTICED(0.95, Duration.ZERO),

    /** The same, where more than one thing fails, and browsers wait. */
    IN_TURN(0.7, Duration.ZERO),

    /** The disk is full: the service tries it for a tenth of a second. */
    DISK_FULL(0.7, Duration.ofMillis(100));

    // In verify the computer may be busy with anything.
    private static final double IN_VERIFY = 0.1;

    private final double answered;
    private final Duration later;

    Bounds(double answered, Duration later) {
      this.answered = Size.full() ? answered : IN_VERIFY;
      this.later = later;
    }
  }

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
      Traffic load, Report report, TrafficLog log, Step begin, Step end, Bounds bounds)
      throws Exception {
    Outage outage;
    try (Traffic traffic = load) {
      traffic.start();
      Finish.pass(AROUND);
      outage = of("it is gone", GONE, begin, end);
      Finish.pass(AROUND);
    }
    outage.judge(report, log, bounds, usual(report, log, List.of(outage)));
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

  /** How fast redirects were while none of these was. */
  static RedirectTimes usual(Report report, TrafficLog log, List<Outage> outages) {
    RedirectTimes usual =
        RedirectTimes.of(
            log.clicks().stream()
                .filter(click -> outages.stream().noneMatch(outage -> outage.touches(click)))
                .toList());
    report.row("before and after", "%s", usual);
    return usual;
  }

  /**
   * Every redirect that was asked for in that time must have been given, and soon. Asked when the
   * load has ended: a click that hangs is not in the log before it is given up.
   *
   * @param usual how fast they were at other times of the same run
   */
  void judge(Report report, TrafficLog log, Bounds bounds, RedirectTimes usual) {
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
        meanwhile.perSecond() > bounds.answered * Traffic.CLICKS_PER_SECOND,
        "while %s there were %.0f redirects a second only",
        what,
        meanwhile.perSecond());
    report.holds(
        meanwhile.p99().compareTo(LONGEST_P99) <= 0,
        "while %s redirects waited: p99 is %,d ms",
        what,
        meanwhile.p99().toMillis());
    Duration most = usual.p50().multipliedBy(TIMES_THE_USUAL).plus(AND_A_LITTLE).plus(bounds.later);
    report.holds(
        meanwhile.p50().compareTo(most) <= 0,
        "while %s redirects waited: p50 is %,d ms, and may be %,d, as it is %.1f at other times",
        what,
        meanwhile.p50().toMillis(),
        most.toMillis(),
        usual.p50().toNanos() / 1e6);
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
