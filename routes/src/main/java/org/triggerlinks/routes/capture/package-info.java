/**
 * The local capture log: a click is on this machine's disk before its redirect is answered, and
 * goes on to the broker in batches afterwards, whether the broker is up or down. See docs/adr/0001.
 *
 * <p>{@link org.triggerlinks.routes.capture.CaptureLog} is the way in. Behind it, records wait in
 * {@code Intake}, {@code GroupWriter} puts each group into the live {@code Segment} with one write
 * and one force, and {@code BacklogReader} hands the oldest ones out from where {@code Cursor}
 * stands.
 */
package org.triggerlinks.routes.capture;
