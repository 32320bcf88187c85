package org.triggerlinks.model.message;

/**
 * Where a message stands. Reports of a provider may come late or twice: a state only moves forward.
 */
public enum MessageState {
  /** Decided, not sent yet. */
  QUEUED,
  /** The provider took it. */
  SENT,
  /** The provider says that it arrived. */
  DELIVERED,
  /** The provider says that it was read. */
  READ,
  /** It will not arrive. */
  FAILED,
  /** A policy held it back; it was never sent. */
  HELD_BACK,
  /** A crash or a lost answer left open whether the provider took it; it is not sent again. */
  UNKNOWN,
  /** It came in from the contact. */
  RECEIVED;

  /** True if a message in this state may go on to that one. */
  public boolean mayBecome(MessageState next) {
    return switch (this) {
      case QUEUED -> next != QUEUED && next != RECEIVED;
      case SENT -> next == DELIVERED || next == READ || next == FAILED;
      // The provider's answer may come after it was given up for lost.
      case UNKNOWN -> next == SENT || next == DELIVERED || next == READ || next == FAILED;
      case DELIVERED -> next == READ;
      case READ, FAILED, HELD_BACK, RECEIVED -> false;
    };
  }
}
