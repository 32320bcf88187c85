package org.triggerlinks.routes.capture;

import java.time.Duration;
import java.util.Optional;

/**
 * The log at one moment. The first three numbers count since the log was opened; {@code appended -
 * stored - lost} records still wait for their answer.
 *
 * @param appended records handed to the log
 * @param stored records answered as stored
 * @param lost records answered as lost
 * @param sinceLoss how long ago the last of them was lost; empty if none was
 * @param waitingRecords records on disk that are not drained yet
 * @param waitingBytes bytes on disk that are not drained yet, frames included
 * @param oldestWaiting age of the oldest record not drained yet; empty when none waits or its file
 *     cannot be read
 * @param segments segment files in use
 * @param damaged places found, since the log was opened, where the bytes on disk are not what was
 *     written
 */
public record CaptureStats(
    long appended,
    long stored,
    long lost,
    Optional<Duration> sinceLoss,
    long waitingRecords,
    long waitingBytes,
    Optional<Duration> oldestWaiting,
    int segments,
    long damaged) {}
