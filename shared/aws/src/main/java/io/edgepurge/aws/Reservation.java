package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.number;
import static io.edgepurge.aws.Attributes.text;
import static io.edgepurge.aws.Attributes.time;
import static io.edgepurge.aws.Attributes.wholeNumber;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.purge.Provenance;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeSource;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Units that are charged before their purge is recorded. The quota item lists the reservation as attribute {@code pending#<id>}
 * until it is settled: the purge is recorded with this id, or the units are released.
 *
 * @param id tells several attempts to record the same purge apart
 * @param at the time of the reservation, on the clock of its process
 */
record Reservation(String id, PurgeId purge, Charge charge, Instant at) {
    /** The attribute of a recorded purge that names the reservation that paid for it. */
    static final String PAID_BY = "reservation";

    /** The units in the listed reservation. */
    static final String UNITS = "units";

    private static final String PENDING = "pending#";

    /**
     * Longer than the longest request, and than clocks that differ by five minutes. An error delays others, but breaks nothing,
     * because recovery fences the purge before it releases units.
     */
    private static final Duration STALE_AFTER = Duration.ofMinutes(10);

    static Reservation of(PurgeId purge, Charge charge, RandomGenerator random, Instant now) {
        return new Reservation("%016x".formatted(random.nextLong()), purge, charge, now);
    }

    /**
     * Returns a reservation of no units under the same id. While it is listed, an attempt to reserve that DynamoDB executes late
     * fails.
     */
    Reservation fence() {
        return new Reservation(id, purge, new Charge(charge.account(), charge.day(), charge.by(), 0), at);
    }

    boolean isFence() {
        return charge.units() == 0;
    }

    /** Returns the name of the attribute that lists a reservation. */
    static String attribute(String id) {
        return PENDING + id;
    }

    static boolean isPending(String attribute) {
        return attribute.startsWith(PENDING);
    }

    /** Returns true if the process that made the reservation must have ended. */
    boolean isStale(Instant now) {
        return Duration.between(at, now).abs().compareTo(STALE_AFTER) > 0;
    }

    /** Returns true if a stored purge was recorded with this reservation. */
    boolean paidFor(Map<String, AttributeValue> purge) {
        return id.equals(Attributes.optionalText(purge, PAID_BY).orElse(""));
    }

    AttributeValue write() {
        return Attributes.map(Map.of(
                "purge",
                text(purge.value()),
                UNITS,
                number(charge.units()),
                "day",
                text(charge.day().toString()),
                "source",
                text(charge.by().source().word()),
                "key",
                text(charge.by().key().value()),
                "at",
                time(at)));
    }

    static Reservation read(AccountId account, String attribute, AttributeValue stored) {
        Map<String, AttributeValue> item = stored.m();
        Provenance by = new Provenance(PurgeSource.ofWord(text(item, "source")), new KeyId(text(item, "key")));
        return new Reservation(
                attribute.substring(PENDING.length()),
                new PurgeId(text(item, "purge")),
                new Charge(account, LocalDate.parse(text(item, "day")), by, wholeNumber(item, UNITS)),
                Attributes.time(item, "at"));
    }
}
