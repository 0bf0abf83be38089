package io.edgepurge.domain.purge;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.purge.PurgeResult.Duplicate;
import io.edgepurge.domain.purge.PurgeResult.RefusedItem;
import io.edgepurge.domain.purge.PurgeResult.RefusedTag;
import io.edgepurge.domain.purge.PurgeResult.RefusedUrl;
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
 * The items of one request, judged one by one and freed of repetitions. Indexes count the URLs first, then the tags.
 *
 * @param refused items that cannot be purged, whoever asks
 * @param forbidden items that the account could have purged, but not with this key
 */
record CheckedItems(
        List<PurgeItem> items, List<Duplicate> duplicates, List<RefusedItem> refused, List<RefusedItem> forbidden) {
    CheckedItems {
        items = List.copyOf(items);
        duplicates = List.copyOf(duplicates);
        refused = List.copyOf(refused);
        forbidden = List.copyOf(forbidden);
    }

    static CheckedItems of(PurgeRequest request, ProtectedFolders protectedFolders) {
        List<UrlEndpoint> endpoints = request.caller().account().endpoints();
        UrlChecker urls = request.source() == PurgeSource.OPERATOR
                ? UrlChecker.forOperators(endpoints)
                : new UrlChecker(endpoints, protectedFolders);
        TagChecker tags = new TagChecker(endpoints);
        Checking checking = new Checking(new GrantChecker(request.caller().grant()));
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

    /** Why these items cannot be purged, if one of them cannot. */
    Optional<PurgeResult> refusal() {
        if (!refused.isEmpty()) {
            return Optional.of(new PurgeResult.ItemsRefused(refused));
        }
        return forbidden.isEmpty() ? Optional.empty() : Optional.of(new PurgeResult.ItemsForbidden(forbidden));
    }

    private record Target(DistributionId distribution, InvalidationPath path) {}

    /** The lists in the making. */
    private static final class Checking {
        private final GrantChecker grant;
        private final List<PurgeItem> items = new ArrayList<>();
        private final List<Duplicate> duplicates = new ArrayList<>();
        private final List<RefusedItem> refused = new ArrayList<>();
        private final List<RefusedItem> forbidden = new ArrayList<>();
        private final Map<Target, Integer> firsts = new HashMap<>();

        Checking(GrantChecker grant) {
            this.grant = grant;
        }

        void add(int index, String asked, CheckResult verdict, Function<Refused, RefusedItem> refusedItem) {
            switch (verdict) {
                case Refused refusal -> refused.add(refusedItem.apply(refusal));
                case Purgeable purgeable -> {
                    if (grant.check(purgeable) instanceof Refused refusal) {
                        forbidden.add(refusedItem.apply(refusal));
                    }
                    add(index, asked, purgeable);
                }
            }
        }

        private void add(int index, String asked, Purgeable purgeable) {
            DistributionId distribution = purgeable.endpoint().distribution();
            Integer first = firsts.putIfAbsent(new Target(distribution, purgeable.path()), index);
            if (first == null) {
                items.add(new PurgeItem(index, asked, purgeable.endpoint().url(), distribution, purgeable.path()));
            } else {
                duplicates.add(new Duplicate(index, first));
            }
        }
    }
}
