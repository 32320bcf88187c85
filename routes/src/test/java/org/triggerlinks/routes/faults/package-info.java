/**
 * Faults on purpose: parts of the service are killed, starved and cut off under a steady load of
 * known clicks and messages, and then the books are compared. Short in {@code verify}; {@code
 * benchmarks/faults.sh} runs them in full.
 */
package org.triggerlinks.routes.faults;
