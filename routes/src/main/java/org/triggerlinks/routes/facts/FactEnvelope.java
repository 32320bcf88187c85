package org.triggerlinks.routes.facts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;
import org.triggerlinks.model.decision.FactOrigin;
import org.triggerlinks.model.store.Ids;

/**
 * A fact on the queue.
 *
 * @param id id of the fact, unique for ever: it is decided once
 * @param location location it belongs to; null if it is not looked up yet
 * @param contact contact it is about; null if anonymous, or not looked up yet
 * @param at when it happened
 * @param cause the fact whose actions led to this one, or null
 * @param depth how many facts led to this one
 * @param what what happened
 */
public record FactEnvelope(
    UUID id, UUID location, UUID contact, Instant at, UUID cause, int depth, Occurrence what) {

  /** A fact that nothing here caused. */
  public static FactEnvelope first(UUID location, UUID contact, Instant at, Occurrence what) {
    return new FactEnvelope(Ids.next(), location, contact, at, null, 0, what);
  }

  /** A fact that a decision caused. */
  public static FactEnvelope following(FactOrigin cause, Instant at, Occurrence what) {
    return new FactEnvelope(
        Ids.next(), cause.locationId(), cause.contactId(), at, cause.id(), cause.depth() + 1, what);
  }

  /**
   * True if it is a click that was held and comes to be judged now. Only such a click knows whom it
   * is about: clicks are captured without looking anybody up.
   */
  @JsonIgnore
  public boolean isLetGo() {
    return what instanceof Occurrence.Clicked && contact != null;
  }

  /** The same fact with an id that is given by whoever noticed it. */
  public FactEnvelope named(UUID given) {
    return new FactEnvelope(given, location, contact, at, cause, depth, what);
  }

  /** The same fact, now that it is known whom it is about. */
  public FactEnvelope of(UUID knownContact) {
    return new FactEnvelope(id, location, knownContact, at, cause, depth, what);
  }

  /** The same fact, now that it is known where it belongs and whom it is about. */
  public FactEnvelope belongingTo(UUID knownLocation, UUID knownContact) {
    return new FactEnvelope(id, knownLocation, knownContact, at, cause, depth, what);
  }

  /** Where it comes from, once it is known whom it is about. */
  public FactOrigin origin(UUID knownContact) {
    return new FactOrigin(id, location, knownContact, at, cause, depth);
  }
}
