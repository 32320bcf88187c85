package org.triggerlinks.routes.faults;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What was asked of the service during a run, and what it answered. */
final class TrafficLog {

  private final Queue<Click> clicks = new ConcurrentLinkedQueue<>();
  private final Queue<Accepted> messages = new ConcurrentLinkedQueue<>();
  private final Queue<Accepted> bookings = new ConcurrentLinkedQueue<>();

  /**
   * A click that was made.
   *
   * @param browser name that this click alone has
   * @param node who was asked
   * @param place the how manieth click of the contact
   * @param status what was answered; 0 if nothing was
   * @param trouble why nothing was answered, or null
   * @param nanos when, by {@link System#nanoTime}
   */
  record Click(
      String browser,
      int person,
      String node,
      int place,
      int status,
      String trouble,
      long nanos,
      Duration took) {

    boolean redirected() {
      return status == 302;
    }
  }

  /** What came in and was accepted: a text that is the only one of its kind, and from whom. */
  record Accepted(String text, int person) {}

  void clicked(Click click) {
    clicks.add(click);
  }

  void wrote(Accepted message) {
    messages.add(message);
  }

  void booked(Accepted booking) {
    bookings.add(booking);
  }

  Collection<Click> clicks() {
    return clicks;
  }

  /** Clicks that were made in this time, by {@link System#nanoTime}. */
  List<Click> clicks(long from, long until) {
    return clicks.stream()
        .filter(click -> click.nanos() - from >= 0 && click.nanos() - until < 0)
        .toList();
  }

  Collection<Accepted> messages() {
    return messages;
  }

  Collection<Accepted> bookings() {
    return bookings;
  }
}
