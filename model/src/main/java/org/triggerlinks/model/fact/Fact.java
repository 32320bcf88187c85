package org.triggerlinks.model.fact;

/** Something that happened to one contact. Each fact is decided exactly once. */
public sealed interface Fact
    permits LinkClicked,
        MessageReceived,
        MessageDelivered,
        MessageFailed,
        Unsubscribed,
        AppointmentBooked,
        AppointmentCancelled,
        ContactCreated,
        TagAdded,
        TagRemoved,
        WaitTimedOut,
        WorkflowStarted,
        CustomEvent {}
