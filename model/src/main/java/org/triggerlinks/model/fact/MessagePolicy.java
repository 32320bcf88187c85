package org.triggerlinks.model.fact;

import java.time.LocalTime;

/**
 * The limits a location set for messages that workflows send.
 *
 * @param quietFrom start of the quiet hours in the contact's day, or null if there are none
 * @param quietTo end of the quiet hours in the contact's day, or null if there are none
 * @param dailyCap most messages to a contact per channel in 24 hours, or null if there is no cap
 */
public record MessagePolicy(LocalTime quietFrom, LocalTime quietTo, Integer dailyCap) {

  /** True if this time of day is within the quiet hours, which may span midnight. */
  public boolean quiet(LocalTime time) {
    if (quietFrom == null || quietTo == null || quietFrom.equals(quietTo)) {
      return false;
    }
    boolean afterStart = !time.isBefore(quietFrom);
    boolean beforeEnd = time.isBefore(quietTo);
    return quietFrom.isBefore(quietTo) ? afterStart && beforeEnd : afterStart || beforeEnd;
  }
}
