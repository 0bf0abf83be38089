package io.edgepurge.client;

import java.time.Instant;
import java.util.Optional;

/**
 * The last visit to a purged URL.
 *
 * @param note the reason for the result in one sentence
 * @param at the time of the visit; empty if the first one is pending
 * @param pop the edge location that answered
 */
public record Visit(VerificationResult result, Optional<String> note, Optional<Instant> at, Optional<String> pop) {
    static Visit of(JsonFields json) {
        return new Visit(
                VerificationResult.ofWord(json.text("result")),
                json.optionalText("note"),
                json.optionalTime("checkedAt"),
                json.child("evidence").flatMap(evidence -> evidence.optionalText("pop")));
    }
}
