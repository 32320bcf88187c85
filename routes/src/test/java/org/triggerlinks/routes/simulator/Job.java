package org.triggerlinks.routes.simulator;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Something that a node does again and again, one at a time. */
final class Job {

  private final BooleanSupplier wanted;
  private final Supplier<Strand> begin;
  private Strand strand;

  /**
   * A job.
   *
   * @param wanted whether there is something to do
   * @param begin makes the strand that does it
   */
  Job(BooleanSupplier wanted, Supplier<Strand> begin) {
    this.wanted = wanted;
    this.begin = begin;
  }

  boolean mayBegin() {
    return idle() && wanted.getAsBoolean();
  }

  Strand begin() {
    strand = begin.get();
    return strand;
  }

  boolean idle() {
    return strand == null || strand.ended();
  }

  /** What does it now, or did it last; null if nothing did yet. */
  Strand strand() {
    return strand;
  }
}
