package io.edgepurge.client;

import java.util.List;
import java.util.Optional;

/**
 * One URL, tag or image of a purge.
 *
 * @param invalidation the ID of the CloudFront invalidation that includes the item
 * @param carriedBy the folder wildcard that replaces the item in that invalidation
 * @param warnings reasons why the purge may have no effect, and signs that the URL is not the one that the caller means
 * @param alsoCachedAs other URLs under which CloudFront may have cached the object
 * @param image the variants of an image; empty for other items
 * @param visit the last visit to the URL after its purge; empty if no visit was requested or made
 */
public record PurgeItem(
        RequestedItem item,
        ItemState state,
        Optional<String> invalidation,
        Optional<String> carriedBy,
        List<Warning> warnings,
        List<OtherSpelling> alsoCachedAs,
        Optional<ImageVariants> image,
        Optional<Visit> visit) {
    public PurgeItem {
        alsoCachedAs = List.copyOf(alsoCachedAs);
        warnings = List.copyOf(warnings);
    }

    static PurgeItem of(JsonFields json) {
        return new PurgeItem(
                RequestedItem.of(json),
                ItemState.of(json),
                json.optionalText("invalidation"),
                json.optionalText("carriedBy"),
                json.each("warnings", Warning::of),
                json.each("alsoCachedAs", OtherSpelling::of),
                ImageVariants.in(json),
                json.child("verification").map(Visit::of));
    }
}
