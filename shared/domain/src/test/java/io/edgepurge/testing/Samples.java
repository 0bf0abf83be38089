package io.edgepurge.testing;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.path.CollapsedPaths;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.purge.ImageVariants;
import io.edgepurge.domain.purge.Provenance;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeItem;
import io.edgepurge.domain.purge.PurgeOptions;
import io.edgepurge.domain.purge.PurgeSource;
import io.edgepurge.domain.purge.PurgeStore.Acceptance;
import io.edgepurge.domain.purge.VariantGap;
import io.edgepurge.domain.reconcile.Claim;
import io.edgepurge.domain.reconcile.InvalidationPlan;
import io.edgepurge.domain.reconcile.InvalidationPlan.Calls;
import io.edgepurge.domain.reconcile.PlanId;
import io.edgepurge.domain.reconcile.PlannedPaths;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sample values for tests. */
public final class Samples {
    private static final String HOST = "https://img.example.com";

    /** The default endpoint of items. */
    public static final String ENDPOINT = HOST + "/";

    public static final AccountId ACME = new AccountId("acme");
    public static final AccountId ZETA = new AccountId("zeta");
    public static final DistributionId IMAGES = new DistributionId("EIMAGES");
    public static final DistributionId VIDEOS = new DistributionId("EVIDEOS");
    /** A time in a year that no machine's clock shows, so that no test depends on the current time. */
    public static final Instant NOON = Instant.parse("2101-11-21T12:00:00Z");

    private Samples() {}

    /** Returns the n-th ID; IDs sort by their numbers. */
    public static PurgeId id(int number) {
        return new PurgeId("01900000-0000-7000-8000-%012d".formatted(number));
    }

    /** Returns a purge of Acme on the images distribution. */
    public static Purge purge(int number, String... paths) {
        return purge(number, ACME, IMAGES, paths);
    }

    /** Returns a purge of paths on one distribution. */
    public static Purge purge(int number, AccountId account, DistributionId distribution, String... paths) {
        List<PurgeItem> items = new ArrayList<>();
        for (String path : paths) {
            items.add(new PurgeItem(items.size(), HOST + path, HOST + "/", distribution, new InvalidationPath(path)));
        }
        return new Purge(
                id(number),
                account,
                NOON.plusMillis(number),
                PurgeOptions.NONE,
                new Provenance(PurgeSource.API, new KeyId("key-1")),
                items);
    }

    /** Returns the same purge with a wish for visits after it. */
    public static Purge verified(Purge purge) {
        return new Purge(
                purge.id(),
                purge.account(),
                purge.acceptedAt(),
                purge.options().withVerify(Optional.of(true)),
                purge.provenance(),
                purge.items());
    }

    /** Returns a purge of Acme on the images distribution whose items have one or more paths each. */
    @SafeVarargs
    public static Purge purgeOfSpellings(int number, List<String>... items) {
        List<PurgeItem> all = new ArrayList<>();
        for (List<String> paths : items) {
            all.add(new PurgeItem(
                    all.size(),
                    HOST + paths.getFirst(),
                    HOST + "/",
                    IMAGES,
                    new InvalidationPath(paths.getFirst()),
                    paths.stream().skip(1).map(InvalidationPath::new).toList()));
        }
        return new Purge(
                id(number),
                ACME,
                NOON.plusMillis(number),
                PurgeOptions.NONE,
                new Provenance(PurgeSource.API, new KeyId("key-1")),
                all);
    }

    /** Returns a purge of one image of Acme on the images distribution with these paths, its own first. */
    public static Purge purgeOfImage(int number, String... paths) {
        List<InvalidationPath> all = Stream.of(paths).map(InvalidationPath::new).toList();
        PurgeItem item = new PurgeItem(
                0,
                HOST + paths[0],
                ENDPOINT,
                IMAGES,
                all.getFirst(),
                all.subList(1, all.size()),
                Optional.of(new ImageVariants(List.of(
                        new VariantGap(VariantGap.Kind.CACHED_WITHOUT_TAG, Optional.empty()),
                        new VariantGap(
                                VariantGap.Kind.REFUSED_BY_KEY, Optional.of(new InvalidationPath("/x/a.jpg*")))))));
        return new Purge(
                id(number),
                ACME,
                NOON.plusMillis(number),
                PurgeOptions.NONE,
                new Provenance(PurgeSource.API, new KeyId("key-1")),
                List.of(item));
    }

    /** Returns a purge accepted by a process whose clock shows this time. */
    public static Purge purgeAcceptedAt(Instant time, int number, String... paths) {
        return purgeAt(time, Optional.empty(), number, paths);
    }

    /** Returns a purge accepted at noon that joins its queues later. */
    public static Purge purgeDelayedUntil(Instant time, int number, String... paths) {
        return purgeAt(time, Optional.of(time), number, paths);
    }

    private static Purge purgeAt(Instant time, Optional<Instant> notBefore, int number, String... paths) {
        Purge purge = purge(number, paths);
        return new Purge(
                new PurgeId(PurgeId.earliestAt(time) + "-7000-8000-%012d".formatted(number)),
                purge.account(),
                notBefore.isPresent() ? NOON : time,
                new PurgeOptions(Optional.empty(), notBefore),
                purge.provenance(),
                purge.items());
    }

    /** Returns a purge of one tag on the images distribution, for an endpoint named after the account. */
    public static Purge tagPurge(int number, AccountId account, String tag) {
        PurgeItem item = new PurgeItem(0, tag, HOST + "/" + account + "/", IMAGES, InvalidationPath.ofTag(tag));
        return new Purge(
                id(number),
                account,
                NOON.plusMillis(number),
                PurgeOptions.NONE,
                new Provenance(PurgeSource.API, new KeyId("key-1")),
                List.of(item));
    }

    /** Returns a purge with a number of distinct files. */
    public static Purge purgeOfFiles(int number, int files) {
        return purge(
                number,
                Stream.iterate(0, file -> file + 1)
                        .limit(files)
                        .map(file -> "/" + number + "/" + file + ".jpg")
                        .toArray(String[]::new));
    }

    /** Returns an acceptance without an idempotency key. */
    public static Acceptance acceptance(Purge purge, int monthlyQuota) {
        return new Acceptance(purge, monthlyQuota, Optional.empty());
    }

    /** Returns the acceptance of a purge whose items all wait for origin caches. */
    public static Acceptance clearedFirst(Purge purge, int monthlyQuota) {
        return new Acceptance(
                purge,
                monthlyQuota,
                Optional.empty(),
                purge.items().stream().map(PurgeItem::index).collect(Collectors.toSet()));
    }

    /** Returns a claim on all items of a purge on one distribution. */
    public static Claim claim(Purge purge, DistributionId distribution) {
        return new Claim(purge.account(), purge.id(), new TreeSet<>(purge.indexesOn(distribution)));
    }

    /** Returns a claim on some items of a purge. */
    public static Claim claim(Purge purge, Integer... items) {
        return new Claim(purge.account(), purge.id(), new TreeSet<>(List.of(items)));
    }

    /** Returns a plan for a purge on the images distribution, without any calls. */
    public static InvalidationPlan plan(String id, Purge purge) {
        return plan(id, IMAGES, purge);
    }

    /** Returns a plan for a purge on any distribution, without any calls. */
    public static InvalidationPlan plan(String id, DistributionId distribution, Purge purge) {
        CollapsedPaths paths =
                CollapsedPaths.of(purge.items().stream().map(PurgeItem::path).toList());
        return new InvalidationPlan(
                new PlanId(id),
                distribution,
                NOON,
                List.of(claim(purge, distribution)),
                PlannedPaths.of(paths, List.of()),
                Calls.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
