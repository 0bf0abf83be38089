package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.number;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.purge.MonthUsage;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeSource;
import io.edgepurge.domain.purge.PurgeStore.Limits;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Converts an account's monthly usage to a DynamoDB item and back. One item holds {@code used}, {@code key#<id>} for each key,
 * {@code day#<date>#<source>} for each day and source, and each {@link Reservation} that is not settled. So one condition
 * protects all counters, and one update changes them together.
 */
final class StoredUsage {
    private static final String USED = "used";
    private static final String OF_KEY = "key#";
    private static final String OF_DAY = "day#";

    private static final String CHARGE = "ADD #used :units, #key :units, #day :units";
    private static final String COUNT_ONLY = "ADD #day :units";

    private StoredUsage() {}

    /**
     * Returns the update that reserves units. Charged units must fit in the monthly quota and the key's share. The update fails
     * if the reservation or its fence exists.
     *
     * @param settled ids of other reservations that the update removes
     */
    static ItemUpdate reserve(Reservation reservation, Limits limits, List<String> settled) {
        Charge charge = reservation.charge();
        Map<String, String> names = names(charge);
        names.put("#pending", Reservation.attribute(reservation.id()));
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":units", number(charge.units()));
        values.put(":pending", reservation.write());
        String condition = "attribute_not_exists(#pending)";
        if (charge.isCharged()) {
            condition += " AND " + within(limits, charge, values);
        }
        String update = add(charge) + " SET #pending = :pending" + remove(settled, names);
        return new ItemUpdate(charge.quota(), update, condition, names, values);
    }

    private static String within(Limits limits, Charge charge, Map<String, AttributeValue> values) {
        // condition expressions cannot do arithmetic
        int most = limits.monthlyQuota() - charge.units();
        values.put(":most", number(most));
        String condition = "(" + atMost("#used", ":most", most) + ")";
        if (limits.ofKey().isEmpty()) {
            return condition;
        }
        int mostOfKey = limits.ofKey().get() - charge.units();
        values.put(":mostOfKey", number(mostOfKey));
        return condition + " AND (" + atMost("#key", ":mostOfKey", mostOfKey) + ")";
    }

    /** Returns the update that lists a reservation without units, unless its id is listed. */
    static ItemUpdate fence(Reservation fence) {
        return new ItemUpdate(
                fence.charge().quota(),
                "SET #pending = :fence",
                "attribute_not_exists(#pending)",
                Map.of("#pending", Reservation.attribute(fence.id())),
                Map.of(":fence", fence.write()));
    }

    /**
     * Returns the update that subtracts the units of a reservation and removes it. It applies at most once, and never to a fence
     * with the same id.
     */
    static ItemUpdate release(Reservation reservation) {
        Charge refund = reservation.charge().refund(reservation.charge().units());
        Map<String, String> names = names(refund);
        names.put("#pending", Reservation.attribute(reservation.id()));
        names.put("#held", Reservation.UNITS);
        return new ItemUpdate(
                refund.quota(),
                add(refund) + " REMOVE #pending",
                "#pending.#held = :held",
                names,
                Map.of(
                        ":units", number(refund.units()),
                        ":held", number(reservation.charge().units())));
    }

    /** Returns the update that removes reservations whose purges are recorded. */
    static ItemUpdate remove(Key quota, List<String> settled) {
        Map<String, String> names = new HashMap<>();
        String update = remove(settled, names).strip();
        return new ItemUpdate(quota, update, "attribute_exists(pk)", names, Map.of());
    }

    /** Returns the update that refunds charged units, or subtracts units that were only counted. */
    static ItemUpdate refund(Purge purge, int units) {
        Charge refund = Charge.of(purge).refund(units);
        return new ItemUpdate(
                refund.quota(),
                add(refund),
                "attribute_exists(pk)",
                names(refund),
                Map.of(":units", number(refund.units())));
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

    /** Returns the reservations that are not settled. */
    static List<Reservation> reservations(AccountId account, Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .filter(attribute -> Reservation.isPending(attribute.getKey()))
                .map(attribute -> Reservation.read(account, attribute.getKey(), attribute.getValue()))
                .toList();
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

    private static String add(Charge charge) {
        return charge.isCharged() ? CHARGE : COUNT_ONLY;
    }

    /** Returns the clause that removes reservations, and adds its placeholders to {@code names}. */
    private static String remove(List<String> reservations, Map<String, String> names) {
        List<String> placeholders = new ArrayList<>();
        for (String id : reservations) {
            String placeholder = "#settled" + placeholders.size();
            placeholders.add(placeholder);
            names.put(placeholder, Reservation.attribute(id));
        }
        return placeholders.isEmpty() ? "" : " REMOVE " + String.join(", ", placeholders);
    }

    private static Map<String, String> names(Charge charge) {
        Map<String, String> names = new HashMap<>();
        names.put("#day", OF_DAY + charge.day() + "#" + charge.by().source().word());
        if (charge.isCharged()) {
            names.put("#used", USED);
            names.put("#key", OF_KEY + charge.by().key());
        }
        return names;
    }

    private static int units(AttributeValue value) {
        return Integer.parseInt(value.n());
    }
}
