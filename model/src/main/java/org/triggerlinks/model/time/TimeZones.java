package org.triggerlinks.model.time;

import java.time.DateTimeException;
import java.time.ZoneId;

/** Time zones by their IANA names. */
public final class TimeZones {

  private TimeZones() {}

  /**
   * The zone of this name. An offset such as {@code +02:00} is none: it knows no daylight saving.
   *
   * @throws DateTimeException if there is no zone of this name
   */
  public static ZoneId named(String name) {
    if (!ZoneId.getAvailableZoneIds().contains(name)) {
      throw new DateTimeException("There is no time zone " + name + ".");
    }
    return ZoneId.of(name);
  }
}
