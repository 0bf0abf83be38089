package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.number;

import io.edgepurge.aws.Table.Change;
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
 * What an account has used of a month, in one item, so that one condition guards all of it: {@code used}, and beside it
 * {@code key#<id>} for each key and {@code day#<date>#<door>} for each day and door.
 */
final class StoredUsage {
    private static final String USED = "used";
    private static final String OF_KEY = "key#";
    private static final String OF_DAY = "day#";

    private static final String CHARGE = "ADD #used :units, #key :units, #day :units";
    private static final String COUNT_ONLY = "ADD #day :units";

    private StoredUsage() {}

    /** Counts the units of a purge; those that are charged only if the month and the key's share hold them. */
    static Change charge(Acceptance acceptance) {
        Purge purge = acceptance.purge();
        return purge.isCharged()
                ? chargeWithin(acceptance)
                : new Change(
                        key(purge),
                        COUNT_ONLY,
                        Change.ALWAYS,
                        nameOfDay(purge),
                        Map.of(":units", number(purge.units())));
    }

    private static Change chargeWithin(Acceptance acceptance) {
        Purge purge = acceptance.purge();
        int most = acceptance.monthlyQuota() - purge.units();
        Map<String, AttributeValue> values = new HashMap<>();
        // conditions know no arithmetic, so it is done here
        values.put(":units", number(purge.units()));
        values.put(":most", number(most));
        String condition = atMost("#used", ":most", most);
        if (acceptance.limits().ofKey().isPresent()) {
            int mostOfKey = acceptance.limits().ofKey().get() - purge.units();
            values.put(":mostOfKey", number(mostOfKey));
            condition = "(" + condition + ") AND (" + atMost("#key", ":mostOfKey", mostOfKey) + ")";
        }
        return new Change(key(purge), CHARGE, condition, names(purge), values);
    }

    /** Gives units back to the month charged, or where they were but counted, counts them no longer. */
    static Change refund(Purge purge, int units) {
        return new Change(
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
                String[] dayAndDoor = name.substring(OF_DAY.length()).split("#", -1);
                byDay.computeIfAbsent(LocalDate.parse(dayAndDoor[0]), day -> new EnumMap<>(PurgeSource.class))
                        .put(PurgeSource.ofWord(dayAndDoor[1]), units(value));
            }
        });
        return new MonthUsage(month, used(item), byKey, byDay);
    }

    /** Units used, in an item that may not be there yet. */
    static int used(Map<String, AttributeValue> item) {
        return item.containsKey(USED) ? Attributes.wholeNumber(item, USED) : 0;
    }

    /** Units that a key has used. */
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
