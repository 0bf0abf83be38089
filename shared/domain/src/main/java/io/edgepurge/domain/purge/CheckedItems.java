package io.edgepurge.domain.purge;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.endpointcheck.ItemEffect;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.purge.RefusedItem.RefusedImage;
import io.edgepurge.domain.purge.RefusedItem.RefusedTag;
import io.edgepurge.domain.purge.RefusedItem.RefusedUrl;
import io.edgepurge.domain.url.CheckResult;
import io.edgepurge.domain.url.CheckResult.Purgeable;
import io.edgepurge.domain.url.CheckResult.Refused;
import io.edgepurge.domain.url.GrantChecker;
import io.edgepurge.domain.url.ImageChecker;
import io.edgepurge.domain.url.ProtectedFolders;
import io.edgepurge.domain.url.RequestedTag;
import io.edgepurge.domain.url.TagChecker;
import io.edgepurge.domain.url.UrlChecker;
import io.edgepurge.domain.variant.VariantRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The items of one request after validation, without duplicates. Indexes count the URLs first, then the tags, then the images.
 *
 * @param refused items that break a rule
 * @param forbidden valid items that this API key may not purge
 */
record CheckedItems(
        List<PurgeItem> items, List<Duplicate> duplicates, List<RefusedItem> refused, List<RefusedItem> forbidden) {
    CheckedItems {
        items = List.copyOf(items);
        duplicates = List.copyOf(duplicates);
        refused = List.copyOf(refused);
        forbidden = List.copyOf(forbidden);
    }

    /** @param effects returns the expected effect of a purge on a valid item */
    static CheckedItems of(
            PurgeRequest request, ProtectedFolders protectedFolders, Function<Purgeable, ItemEffect> effects) {
        Checking checking = new Checking(request, protectedFolders, effects);
        int urlCount = request.urls().size();
        for (int index = 0; index < urlCount; index++) {
            checking.addUrl(index, request.urls().get(index));
        }
        for (int place = 0; place < request.tags().size(); place++) {
            checking.addTag(urlCount + place, place, request.tags().get(place));
        }
        int imagesFrom = urlCount + request.tags().size();
        for (int place = 0; place < request.images().size(); place++) {
            checking.addImage(imagesFrom + place, place, request.images().get(place));
        }
        return new CheckedItems(checking.items, checking.duplicates, checking.refused, checking.forbidden);
    }

    /** Returns the reason to refuse the items; empty if all of them can be purged. */
    Optional<Refusal> refusal() {
        if (!refused.isEmpty()) {
            return Optional.of(new Refusal.ItemsRefused(refused));
        }
        return forbidden.isEmpty() ? Optional.empty() : Optional.of(new Refusal.ItemsForbidden(forbidden));
    }

    /** Collects the results while items are validated. */
    private static final class Checking {
        private final UrlChecker urls;
        private final TagChecker tags;
        private final ImageChecker images;
        private final GrantChecker grant;
        private final CoveredPaths covered;
        private final EffectiveItems effective;
        private final boolean isImageKit;
        private final List<PurgeItem> items = new ArrayList<>();
        private final List<Duplicate> duplicates = new ArrayList<>();
        private final List<RefusedItem> refused = new ArrayList<>();
        private final List<RefusedItem> forbidden = new ArrayList<>();
        private final Map<Target, List<PurgeItem>> byPath = new HashMap<>();

        Checking(PurgeRequest request, ProtectedFolders protectedFolders, Function<Purgeable, ItemEffect> effects) {
            List<UrlEndpoint> endpoints = request.caller().account().endpoints();
            this.urls = request.source() == PurgeSource.OPERATOR
                    ? UrlChecker.forOperators(endpoints)
                    : new UrlChecker(endpoints, protectedFolders);
            this.tags = new TagChecker(endpoints);
            this.images = new ImageChecker(endpoints);
            this.grant = new GrantChecker(request.caller().grant());
            this.covered = new CoveredPaths(request.spec().options().spellings(), urls, grant);
            this.effective = new EffectiveItems(urls, effects);
            this.isImageKit = request.source() == PurgeSource.IMAGEKIT;
        }

        void addUrl(int index, String url) {
            add(
                    urls.check(url),
                    refusal -> new RefusedUrl(index, url, refusal),
                    item -> isImageByDefault(url, item) ? imageOf(index, url, item) : itemOf(index, url, item));
        }

        void addTag(int index, int place, RequestedTag tag) {
            add(
                    tags.check(tag),
                    refusal -> new RefusedTag(index, place, tag, refusal),
                    item -> itemOf(index, tag.tag(), item));
        }

        void addImage(int index, int place, String url) {
            add(
                    images.check(url),
                    refusal -> new RefusedImage(index, place, url, refusal),
                    item -> imageOf(index, url, item));
        }

        private void add(
                CheckResult result,
                Function<Refused, RefusedItem> refusedItem,
                Function<Purgeable, PurgeItem> acceptedItem) {
            switch (result) {
                case Refused refusal -> refused.add(refusedItem.apply(grant.restrict(refusal)));
                case Purgeable purgeable -> {
                    PurgeItem item = acceptedItem.apply(purgeable);
                    ItemEffect effect = effective.of(purgeable);
                    if (grant.check(purgeable) instanceof Refused refusal) {
                        forbidden.add(refusedItem.apply(refusal));
                    } else if (effect.certain().isPresent()) {
                        Refused refusal =
                                effective.refusal(item.input(), effect.certain().get());
                        refused.add(refusedItem.apply(grant.restrict(refusal)));
                        return;
                    }
                    add(item.withWarnings(effective.warnings(purgeable.endpoint(), item, effect)));
                }
            }
        }

        /** Returns true if ImageKit's call purges this URL as an image. A wildcard or a variant stays what it is. */
        private boolean isImageByDefault(String url, Purgeable item) {
            return isImageKit
                    && item.endpoint()
                            .variants()
                            .filter(VariantRules::byDefault)
                            .isPresent()
                    && images.check(url) instanceof Purgeable;
        }

        private PurgeItem imageOf(int index, String url, Purgeable image) {
            return VariantPaths.of(image, effective, grant).itemOf(index, url, image.endpoint());
        }

        private PurgeItem itemOf(int index, String input, Purgeable purgeable) {
            UrlEndpoint endpoint = purgeable.endpoint();
            return new PurgeItem(
                    index,
                    input,
                    endpoint.url(),
                    endpoint.distribution(),
                    purgeable.path(),
                    covered.besides(purgeable));
        }

        /** Adds an item, or a duplicate if an earlier item has all of its paths. */
        private void add(PurgeItem item) {
            List<PurgeItem> sharing = byPath.getOrDefault(Target.of(item, item.path()), List.of());
            Optional<PurgeItem> first = sharing.stream()
                    .filter(earlier -> earlier.paths().containsAll(item.paths()))
                    .findFirst();
            if (first.isPresent()) {
                duplicates.add(new Duplicate(item.index(), first.get().index()));
                return;
            }
            items.add(item);
            item.paths()
                    .forEach(path -> byPath.computeIfAbsent(Target.of(item, path), none -> new ArrayList<>())
                            .add(item));
        }

        private record Target(DistributionId distribution, InvalidationPath path) {
            static Target of(PurgeItem item, InvalidationPath path) {
                return new Target(item.distribution(), path);
            }
        }
    }
}
