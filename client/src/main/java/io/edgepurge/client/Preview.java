package io.edgepurge.client;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The effects that a request would have.
 *
 * @param acceptable whether the request would be accepted now
 * @param items the items that would be charged
 * @param duplicates items that repeat an earlier item
 * @param violations the reasons why the request would be refused
 */
public record Preview(
        boolean acceptable, List<Item> items, List<Duplicate> duplicates, List<Violation> violations, Bill bill) {
    public Preview {
        items = List.copyOf(items);
        duplicates = List.copyOf(duplicates);
        violations = List.copyOf(violations);
    }

    /**
     * An item that would be charged.
     *
     * @param path the path that would be sent to CloudFront
     * @param coveredBy the wildcard of the same request that covers the item
     * @param warnings reasons why the purge may have no effect, and signs that the URL is not the one that the caller means
     * @param alsoCachedAs other URLs under which CloudFront may have cached the object
     * @param image the variants of an image; empty for other items
     */
    public record Item(
            RequestedItem item,
            String path,
            Optional<String> coveredBy,
            List<Warning> warnings,
            List<OtherSpelling> alsoCachedAs,
            Optional<ImageVariants> image) {
        public Item {
            alsoCachedAs = List.copyOf(alsoCachedAs);
            warnings = List.copyOf(warnings);
        }

        private static Item of(JsonFields json) {
            return new Item(
                    RequestedItem.of(json),
                    json.text("path"),
                    json.optionalText("coveredBy"),
                    json.each("warnings", Warning::of),
                    json.each("alsoCachedAs", OtherSpelling::of),
                    ImageVariants.in(json));
        }
    }

    /** The paths of one distribution, without covered ones. */
    public record Invalidation(String distribution, List<String> paths) {
        public Invalidation {
            paths = List.copyOf(paths);
        }
    }

    /**
     * The price of a request and its effect on the quota.
     *
     * @param pathsBilled the number of paths that CloudFront would bill
     * @param dollarsAtMost the price if no free paths are left
     * @param quota before the request
     * @param leftAfter the units left after the request; negative if the quota is too low
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
                json.each("items", Item::of),
                json.each("duplicates", Duplicate::of),
                json.each("violations", Violation::of),
                Bill.of(json));
    }
}
