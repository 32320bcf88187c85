package org.triggerlinks.model.intent;

/** Where an intent stands on its way out. */
public enum IntentState {
  /** Committed; to be put on its channel's queue when it is due. */
  PENDING,
  /** On its channel's queue. */
  RELAYED,
  /** An attempt has begun and its result is not known yet. */
  SENDING,
  /** Carried out. */
  DONE,
  /** Refused for good. */
  FAILED,
  /** Held back by a policy. */
  HELD_BACK,
  /** A crash or a lost answer left open whether it was carried out; not tried again. */
  UNKNOWN;

  /** True if an intent in this state may go on to that one. */
  public boolean mayBecome(IntentState next) {
    return switch (this) {
      // Straight to sending: the relay put it on the queue and died before it could say so.
      case PENDING -> next == RELAYED || next == SENDING || settlesUnsent(next);
      // Back to pending: its queue lost it.
      case RELAYED -> next == SENDING || next == PENDING || settlesUnsent(next);
      // Back to pending: it is tried again, or was not tried after all.
      case SENDING -> next == DONE || next == FAILED || next == UNKNOWN || next == PENDING;
      case UNKNOWN -> next == DONE || next == FAILED;
      // Only when somebody has it tried anew.
      case FAILED -> next == PENDING;
      case DONE, HELD_BACK -> false;
    };
  }

  // Before it is sent again: an attempt that was given up for lost turns out to have been taken, or
  // it may not be repeated any more and stays open. Or nobody would take it.
  private static boolean settlesUnsent(IntentState next) {
    return next == HELD_BACK || next == DONE || next == UNKNOWN || next == FAILED;
  }
}
