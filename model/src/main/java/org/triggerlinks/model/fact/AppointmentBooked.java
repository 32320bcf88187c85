package org.triggerlinks.model.fact;

import java.time.Instant;

/**
 * The contact has an appointment.
 *
 * @param appointmentId the calendar's own id of it
 * @param calendar name of the calendar
 * @param startsAt when it starts
 */
public record AppointmentBooked(String appointmentId, @TriggerKey String calendar, Instant startsAt)
    implements Fact {}
