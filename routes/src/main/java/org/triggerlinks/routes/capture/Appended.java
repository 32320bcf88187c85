package org.triggerlinks.routes.capture;

import java.io.IOException;

/**
 * The answer to one append; exactly one of the two methods is called, once. It usually runs on the
 * log's only writer thread, so it must be quick and must not wait for anything.
 */
public interface Appended {

  /**
   * The record is on disk: it outlives this process and, as far as the disk keeps its word, the
   * machine.
   */
  void stored();

  /**
   * The record is not promised to be on disk; {@code why} says what stood in the way, in a
   * sentence.
   */
  void lost(IOException why);
}
