package org.triggerlinks.model.fact;

import java.time.Instant;

/**
 * An appointment of the contact was called off.
 *
 * @param appointmentId the calendar's own id of it
 * @param calendar name of the calendar
 * @param startsAt when it would have started
 */
public record AppointmentCancelled(
    String appointmentId, @TriggerKey String calendar, Instant startsAt) implements Fact {}
