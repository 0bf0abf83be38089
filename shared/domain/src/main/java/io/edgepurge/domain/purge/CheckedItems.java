package io.edgepurge.domain.purge;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.endpointcheck.ItemEffect;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.purge.RefusedItem.RefusedTag;
import io.edgepurge.domain.purge.RefusedItem.RefusedUrl;
import io.edgepurge.domain.url.CheckResult;
import io.edgepurge.domain.url.CheckResult.Purgeable;
import io.edgepurge.domain.url.CheckResult.Refused;
import io.edgepurge.domain.url.GrantChecker;
import io.edgepurge.domain.url.ProtectedFolders;
import io.edgepurge.domain.url.RequestedTag;
import io.edgepurge.domain.url.TagChecker;
import io.edgepurge.domain.url.UrlChecker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The items of one request after validation, without duplicates. Indexes count the URLs first, then the tags.
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
        List<UrlEndpoint> endpoints = request.caller().account().endpoints();
        UrlChecker urls = request.source() == PurgeSource.OPERATOR
                ? UrlChecker.forOperators(endpoints)
                : new UrlChecker(endpoints, protectedFolders);
        TagChecker tags = new TagChecker(endpoints);
        GrantChecker grant = new GrantChecker(request.caller().grant());
        Checking checking = new Checking(
                grant,
                new CoveredPaths(request.spec().options().spellings(), urls, grant),
                new EffectiveItems(urls, effects));
        int urlCount = request.urls().size();
        for (int index = 0; index < urlCount; index++) {
            String url = request.urls().get(index);
            int at = index;
            checking.add(index, url, urls.check(url), refusal -> new RefusedUrl(at, url, refusal));
        }
        for (int place = 0; place < request.tags().size(); place++) {
            RequestedTag tag = request.tags().get(place);
            int at = place;
            int index = urlCount + place;
            checking.add(index, tag.tag(), tags.check(tag), refusal -> new RefusedTag(index, at, tag, refusal));
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
        private final GrantChecker grant;
        private final CoveredPaths covered;
        private final EffectiveItems effective;
        private final List<PurgeItem> items = new ArrayList<>();
        private final List<Duplicate> duplicates = new ArrayList<>();
        private final List<RefusedItem> refused = new ArrayList<>();
        private final List<RefusedItem> forbidden = new ArrayList<>();
        private final Map<Target, List<PurgeItem>> byPath = new HashMap<>();

        Checking(GrantChecker grant, CoveredPaths covered, EffectiveItems effective) {
            this.grant = grant;
            this.covered = covered;
            this.effective = effective;
        }

        void add(int index, String input, CheckResult result, Function<Refused, RefusedItem> refusedItem) {
            switch (result) {
                case Refused refusal -> refused.add(refusedItem.apply(grant.restrict(refusal)));
                case Purgeable purgeable -> {
                    ItemEffect effect = effective.of(purgeable);
                    if (grant.check(purgeable) instanceof Refused refusal) {
                        forbidden.add(refusedItem.apply(refusal));
                    } else if (effect.certain().isPresent()) {
                        Refused refusal =
                                effective.refusal(input, effect.certain().get());
                        refused.add(refusedItem.apply(grant.restrict(refusal)));
                        return;
                    }
                    add(itemOf(index, input, purgeable).withWarnings(effect.warnings()));
                }
            }
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
