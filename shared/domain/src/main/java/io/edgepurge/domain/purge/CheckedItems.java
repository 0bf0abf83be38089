package io.edgepurge.domain.purge;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.purge.DeskAnswer.Duplicate;
import io.edgepurge.domain.purge.DeskAnswer.RefusedItem;
import io.edgepurge.domain.purge.DeskAnswer.RefusedTag;
import io.edgepurge.domain.purge.DeskAnswer.RefusedUrl;
import io.edgepurge.domain.url.ItemVerdict;
import io.edgepurge.domain.url.ItemVerdict.Purgeable;
import io.edgepurge.domain.url.ItemVerdict.Refused;
import io.edgepurge.domain.url.RequestedTag;
import io.edgepurge.domain.url.TagChecker;
import io.edgepurge.domain.url.UrlChecker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The items of one request, judged one by one and freed of repetitions. Indexes count the URLs first, then the tags. */
record CheckedItems(
        List<PurgeItem> items, List<Duplicate> duplicates, List<RefusedItem> refused, Map<Target, Integer> firsts) {

    static CheckedItems of(PurgeRequest request, UrlChecker urls, TagChecker tags) {
        CheckedItems checked =
                new CheckedItems(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new HashMap<>());
        int urlCount = request.urls().size();
        for (int index = 0; index < urlCount; index++) {
            String url = request.urls().get(index);
            checked.addUrl(index, url, urls.check(url));
        }
        for (int place = 0; place < request.tags().size(); place++) {
            RequestedTag tag = request.tags().get(place);
            checked.addTag(urlCount + place, place, tag, tags.check(tag));
        }
        return checked;
    }

    private void addUrl(int index, String url, ItemVerdict verdict) {
        switch (verdict) {
            case Refused refusal -> refused.add(new RefusedUrl(index, url, refusal));
            case Purgeable purgeable -> add(index, url, purgeable);
        }
    }

    private void addTag(int index, int place, RequestedTag tag, ItemVerdict verdict) {
        switch (verdict) {
            case Refused refusal -> refused.add(new RefusedTag(index, place, tag, refusal));
            case Purgeable purgeable -> add(index, tag.tag(), purgeable);
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

    private record Target(DistributionId distribution, InvalidationPath path) {}
}
