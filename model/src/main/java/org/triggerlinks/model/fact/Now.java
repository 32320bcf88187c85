package org.triggerlinks.model.fact;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZonedDateTime;

/**
 * The moment of the decision, in the contact's time zone.
 *
 * @param at date, time and zone
 */
public record Now(ZonedDateTime at) {

  /** Hour of the contact's day, 0 to 23. */
  public int hour() {
    return at.getHour();
  }

  /** Time of the contact's day. */
  public LocalTime time() {
    return at.toLocalTime();
  }

  /** Day of the contact's week. */
  public DayOfWeek day() {
    return at.getDayOfWeek();
  }

  /** True on Saturday and Sunday. */
  public boolean weekend() {
    return day() == DayOfWeek.SATURDAY || day() == DayOfWeek.SUNDAY;
  }
}
