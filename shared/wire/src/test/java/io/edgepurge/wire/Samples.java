package io.edgepurge.wire;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.purge.Provenance;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeItem;
import io.edgepurge.domain.purge.PurgeProgress;
import io.edgepurge.domain.purge.PurgeResult.RefusedUrl;
import io.edgepurge.domain.purge.PurgeSource;
import io.edgepurge.domain.purge.QuotaReading;
import io.edgepurge.domain.url.CheckResult;
import io.edgepurge.domain.url.UrlRule;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Two URLs purged at noon on the second last day of January 2026. */
final class Samples {
    static final Instant NOON = Instant.parse("2026-01-30T12:00:00Z");
    static final PurgeId ID = new PurgeId("019c0f00-0000-7000-8000-000000000001");
    static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    static final QuotaReading QUOTA = new QuotaReading(YearMonth.of(2026, 1), 1000, 942);
    static final UrlRule SOME_RULE = Stream.of(UrlRule.values()).findFirst().orElseThrow();

    private static final DistributionId DISTRIBUTION = new DistributionId("E1A2B3");

    private Samples() {}

    static PurgeProgress accepted() {
        return PurgeProgress.accepted(new Purge(
                ID,
                new AccountId("demo"),
                NOON,
                Optional.empty(),
                Provenance.of(PurgeSource.API, new KeyId("key-1")),
                List.of(item(0, "/a.jpg"), item(2, "/b.jpg"))));
    }

    static PurgeProgress with(ItemState first, ItemState second) {
        return new PurgeProgress(accepted().purge(), Map.of(0, first, 2, second));
    }

    /** Answers of that moment that name nobody to ask. */
    static QuotaReader at(Instant now) {
        return new QuotaReader(OneMonth.used(58), Clock.fixed(now, ZoneOffset.UTC), SupportContact.none());
    }

    static RefusedUrl refused(int index, String url, Optional<String> suggestion) {
        return new RefusedUrl(index, url, new CheckResult.Refused(SOME_RULE, "This URL will not do.", suggestion));
    }

    private static PurgeItem item(int index, String path) {
        return new PurgeItem(
                index, "https://img.example" + path, "https://img.example/", DISTRIBUTION, new InvalidationPath(path));
    }
}
