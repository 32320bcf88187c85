package org.triggerlinks.routes.simulator;

/** Something that must hold whatever happens. */
interface Promise {

  /** Looks at what the last step changed; throws {@link PromiseBroken} if it may not. */
  default void afterStep(World world) {}

  /** Looks at everything, now that nothing more is going to happen. */
  default void atRest(World world) {}

  /** Says which promise is broken, and how. */
  @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a dependency of its own
  default PromiseBroken broken(String sentence, Object... arguments) {
    return new PromiseBroken(
        "%s: %s".formatted(getClass().getSimpleName(), sentence.formatted(arguments)));
  }
}
