package io.edgepurge.domain.purge;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.purge.DeskAnswer.Duplicate;
import io.edgepurge.domain.purge.DeskAnswer.RefusedUrl;
import io.edgepurge.domain.url.UrlChecker;
import io.edgepurge.domain.url.UrlVerdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The URLs of one request, judged one by one and freed of repetitions. */
record CheckedUrls(List<PurgeItem> items, List<Duplicate> duplicates, List<RefusedUrl> refused) {

    static CheckedUrls of(List<String> urls, UrlChecker checker) {
        CheckedUrls checked = new CheckedUrls(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Map<Target, Integer> firsts = new HashMap<>();
        for (int index = 0; index < urls.size(); index++) {
            checked.add(index, urls.get(index), checker.check(urls.get(index)), firsts);
        }
        return checked;
    }

    private void add(int index, String url, UrlVerdict verdict, Map<Target, Integer> firsts) {
        switch (verdict) {
            case UrlVerdict.Refused refusal -> refused.add(new RefusedUrl(index, url, refusal));
            case UrlVerdict.Purgeable purgeable -> {
                DistributionId distribution = purgeable.endpoint().distribution();
                Integer first = firsts.putIfAbsent(new Target(distribution, purgeable.path()), index);
                if (first == null) {
                    items.add(new PurgeItem(index, url, purgeable.endpoint().url(), distribution, purgeable.path()));
                } else {
                    duplicates.add(new Duplicate(index, first));
                }
            }
        }
    }

    private record Target(DistributionId distribution, InvalidationPath path) {}
}
