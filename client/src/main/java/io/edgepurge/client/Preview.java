package io.edgepurge.client;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a request would do.
 *
 * @param acceptable whether it would be accepted as things stand
 * @param items those that would be charged
 * @param duplicates items that an earlier one makes superfluous
 * @param violations items that would refuse the request
 */
public record Preview(
        boolean acceptable, List<Item> items, List<Duplicate> duplicates, List<Violation> violations, Bill bill) {
    public Preview {
        items = List.copyOf(items);
        duplicates = List.copyOf(duplicates);
        violations = List.copyOf(violations);
    }

    /**
     * @param path what CloudFront would be asked for
     * @param coveredBy the wildcard of the same request that covers it, if one does
     */
    public record Item(RequestedItem item, String path, Optional<String> coveredBy) {}

    /** The paths of one distribution, without those that are covered. */
    public record Invalidation(String distribution, List<String> paths) {
        public Invalidation {
            paths = List.copyOf(paths);
        }
    }

    /**
     * @param pathsBilled by CloudFront
     * @param dollarsAtMost if no free paths are left
     * @param quota as it stands
     * @param leftAfter of the quota; less than zero if it does not suffice
     */
    public record Bill(
            List<Invalidation> invalidations, int pathsBilled, BigDecimal dollarsAtMost, Quota quota, int leftAfter) {
        public Bill {
            invalidations = List.copyOf(invalidations);
        }

        private static Bill of(JsonFields json) {
            JsonFields quota = json.object("quota");
            return new Bill(
                    json.each("invalidations", one -> new Invalidation(one.text("distribution"), one.texts("paths"))),
                    json.number("pathsBilled"),
                    json.decimal("dollarsAtMost"),
                    Quota.of(quota),
                    quota.number("leftAfter"));
        }
    }

    static Preview of(JsonFields json) {
        return new Preview(
                json.flag("acceptable"),
                json.each(
                        "items",
                        item -> new Item(RequestedItem.of(item), item.text("path"), item.optionalText("coveredBy"))),
                json.each("duplicates", Duplicate::of),
                json.each("violations", Violation::of),
                Bill.of(json));
    }
}
