package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.number;

import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.purge.MonthUsage;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeSource;
import io.edgepurge.domain.purge.PurgeStore.Acceptance;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Converts an account's monthly usage to a DynamoDB item and back. One item holds {@code used}, {@code key#<id>} for each key,
 * and {@code day#<date>#<source>} for each day and source, so that one condition protects all counters.
 */
final class StoredUsage {
    private static final String USED = "used";
    private static final String OF_KEY = "key#";
    private static final String OF_DAY = "day#";

    private static final String CHARGE = "ADD #used :units, #key :units, #day :units";
    private static final String COUNT_ONLY = "ADD #day :units";

    private StoredUsage() {}

    /** Returns the update that counts a purge. Charged units must fit in the monthly quota and the key's share. */
    static ItemUpdate charge(Acceptance acceptance) {
        Purge purge = acceptance.purge();
        return purge.isCharged()
                ? chargeWithin(acceptance)
                : new ItemUpdate(
                        key(purge),
                        COUNT_ONLY,
                        ItemUpdate.UNCONDITIONAL,
                        nameOfDay(purge),
                        Map.of(":units", number(purge.units())));
    }

    private static ItemUpdate chargeWithin(Acceptance acceptance) {
        Purge purge = acceptance.purge();
        int most = acceptance.monthlyQuota() - purge.units();
        Map<String, AttributeValue> values = new HashMap<>();
        // condition expressions cannot do arithmetic
        values.put(":units", number(purge.units()));
        values.put(":most", number(most));
        String condition = atMost("#used", ":most", most);
        if (acceptance.limits().ofKey().isPresent()) {
            int mostOfKey = acceptance.limits().ofKey().get() - purge.units();
            values.put(":mostOfKey", number(mostOfKey));
            condition = "(" + condition + ") AND (" + atMost("#key", ":mostOfKey", mostOfKey) + ")";
        }
        return new ItemUpdate(key(purge), CHARGE, condition, names(purge), values);
    }

    /** Returns the update that refunds charged units, or subtracts units that were only counted. */
    static ItemUpdate refund(Purge purge, int units) {
        return new ItemUpdate(
                key(purge),
                purge.isCharged() ? CHARGE : COUNT_ONLY,
                "attribute_exists(pk)",
                purge.isCharged() ? names(purge) : nameOfDay(purge),
                Map.of(":units", number(-units)));
    }

    static MonthUsage read(YearMonth month, Map<String, AttributeValue> item) {
        Map<KeyId, Integer> byKey = new HashMap<>();
        Map<LocalDate, Map<PurgeSource, Integer>> byDay = new HashMap<>();
        item.forEach((name, value) -> {
            if (name.startsWith(OF_KEY)) {
                byKey.put(new KeyId(name.substring(OF_KEY.length())), units(value));
            } else if (name.startsWith(OF_DAY)) {
                String[] dayAndSource = name.substring(OF_DAY.length()).split("#", -1);
                byDay.computeIfAbsent(LocalDate.parse(dayAndSource[0]), day -> new EnumMap<>(PurgeSource.class))
                        .put(PurgeSource.ofWord(dayAndSource[1]), units(value));
            }
        });
        return new MonthUsage(month, used(item), byKey, byDay);
    }

    /** Returns the units used; 0 for an empty item. */
    static int used(Map<String, AttributeValue> item) {
        return item.containsKey(USED) ? Attributes.wholeNumber(item, USED) : 0;
    }

    /** Returns the units that a key has used. */
    static int usedBy(KeyId key, Map<String, AttributeValue> item) {
        return item.containsKey(OF_KEY + key) ? Attributes.wholeNumber(item, OF_KEY + key) : 0;
    }

    private static String atMost(String name, String most, int value) {
        String within = name + " <= " + most;
        return value < 0 ? within : "attribute_not_exists(" + name + ") OR " + within;
    }

    private static Key key(Purge purge) {
        return Key.quota(purge.account(), purge.month());
    }

    private static Map<String, String> names(Purge purge) {
        return Map.of("#used", USED, "#key", OF_KEY + purge.key(), "#day", dayOf(purge));
    }

    private static Map<String, String> nameOfDay(Purge purge) {
        return Map.of("#day", dayOf(purge));
    }

    private static String dayOf(Purge purge) {
        return OF_DAY + purge.day() + "#" + purge.source().word();
    }

    private static int units(AttributeValue value) {
        return Integer.parseInt(value.n());
    }
}
