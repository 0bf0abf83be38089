package io.edgepurge.domain.verification;

import java.time.Instant;

/**
 * The times between which an edge location answered.
 *
 * @param sentAt before the request was sent
 * @param receivedAt after the headers of the response arrived
 */
public record VisitTime(Instant sentAt, Instant receivedAt) {}
