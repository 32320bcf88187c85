/**
 * A simulator: the real code that decides, waits and dispatches, under a scheduler that draws
 * everything that can happen, and when, from one seed. See docs/simulator.md.
 */
package org.triggerlinks.routes.simulator;
