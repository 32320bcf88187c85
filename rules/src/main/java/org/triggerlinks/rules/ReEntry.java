package org.triggerlinks.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.triggerlinks.model.fact.Fact;

/** When a contact may enter a workflow (again), as the header of its file says. */
public sealed interface ReEntry {

  /**
   * May the contact enter now?
   *
   * @param active true if the contact is in the workflow (with this key)
   * @param timesEntered how often it has entered (with this key)
   * @param enteredAt when it last entered, or null
   * @param leftAt when it last left, or null
   * @param now the moment of the decision
   */
  boolean canEnter(
      boolean active, int timesEntered, Instant enteredAt, Instant leftAt, Instant now);

  /**
   * What an enrollment that this fact starts is about: an empty string, except with "once per ...".
   * Empty if the fact has no such value, so that it cannot start an enrollment.
   */
  default Optional<String> keyOf(Fact fact) {
    return Optional.of("");
  }

  /** As the header of a file says it. */
  String words();

  /** {@code never again}: once in a contact's life. */
  record NeverAgain() implements ReEntry {
    @Override
    public boolean canEnter(
        boolean active, int timesEntered, Instant enteredAt, Instant leftAt, Instant now) {
      return timesEntered == 0;
    }

    @Override
    public String words() {
      return "never again";
    }
  }

  /** {@code only after leaving}: not while the contact is in it. The default. */
  record OnlyAfterLeaving() implements ReEntry {
    @Override
    public boolean canEnter(
        boolean active, int timesEntered, Instant enteredAt, Instant leftAt, Instant now) {
      return !active;
    }

    @Override
    public String words() {
      return "only after leaving";
    }
  }

  /**
   * {@code after a cool-down of 30 days}: counted from leaving.
   *
   * @param words as the header says it: 24 hours are not told as a day
   */
  record CoolDown(Duration length, String words) implements ReEntry {
    @Override
    public boolean canEnter(
        boolean active, int timesEntered, Instant enteredAt, Instant leftAt, Instant now) {
      Instant from = leftAt == null ? enteredAt : leftAt;
      return !active && (timesEntered == 0 || from == null || !from.plus(length).isAfter(now));
    }
  }

  /** {@code always}: also while the contact is in it. */
  record Always() implements ReEntry {
    @Override
    public boolean canEnter(
        boolean active, int timesEntered, Instant enteredAt, Instant leftAt, Instant now) {
      return true;
    }

    @Override
    public String words() {
      return "always";
    }
  }

  /** {@code once per appointmentId}: once for each value of a property of the triggering fact. */
  record OncePer(String property) implements ReEntry {
    @Override
    public boolean canEnter(
        boolean active, int timesEntered, Instant enteredAt, Instant leftAt, Instant now) {
      return timesEntered == 0;
    }

    @Override
    public Optional<String> keyOf(Fact fact) {
      return Vocabulary.value(fact, property).map(Object::toString);
    }

    @Override
    public String words() {
      return "once per " + property;
    }
  }
}
