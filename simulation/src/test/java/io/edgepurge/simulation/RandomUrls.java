package io.edgepurge.simulation;

import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.Accounts;
import io.edgepurge.domain.account.ApiKey;
import io.edgepurge.domain.account.CacheAddress;
import io.edgepurge.domain.account.Caller;
import io.edgepurge.domain.account.Grant;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.account.Scope;
import io.edgepurge.domain.account.TagPrefix;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.url.RequestedTag;
import io.edgepurge.testing.InMemoryAccounts;
import io.edgepurge.testing.Samples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Draws from a few URLs, so that they are often equal, covered, or refused by CloudFront. */
final class RandomUrls {
    private static final KeyId KEY = new KeyId("key-1");
    private static final KeyId KEY_WITH_SHARE = new KeyId("key-2");
    private static final List<String> RELATIVE_PATHS = List.of(
            "a/x.jpg",
            "a/y.jpg",
            "a/z.jpg",
            "a/b/1.jpg",
            "a/b/2.jpg",
            "a/b/12.jpg",
            "a/b/13.jpg",
            "a/c/1.jpg",
            "a/c/2.jpg",
            "a/c/3.jpg",
            "a/c/4+.jpg",
            "a/c/4%2B.jpg",
            "a/b/1+*",
            "a/b/1*",
            "a/b/*",
            "a/c/*");

    private final SeededRandom random;
    private final List<Caller> callers;
    private final Map<String, Instant> refusedFrom = new HashMap<>();

    RandomUrls(SeededRandom random, Scenario scenario) {
        this.random = random;
        this.callers = callers(scenario);
        if (random.chance(0.4)) {
            Instant from = scenario.start().plusSeconds(random.chance(0.5) ? 0 : random.between(10, 200));
            refusedFrom.put("/acme/" + random.oneOf(RELATIVE_PATHS), from);
            refusedFrom.put("/zeta/" + random.oneOf(RELATIVE_PATHS), from);
        }
    }

    /**
     * Returns callers of two accounts, both on both distributions. One video endpoint may have origin caches. Each account has a
     * key with a share of the monthly quota.
     */
    List<Caller> callers() {
        return callers;
    }

    private static List<Caller> callers(Scenario scenario) {
        int monthlyQuota = scenario.population().monthlyQuota();
        Account acme = new Account(
                Samples.ACME,
                List.of(
                        UrlEndpoint.of("https://img.example.com/acme/", Samples.IMAGES)
                                .withTags(new TagPrefix("acme:")),
                        UrlEndpoint.of("https://video.example.com/acme/", Samples.VIDEOS)
                                .withOriginCaches(scenario.caches().ofTheVideoEndpoint())),
                monthlyQuota);
        Account zeta = new Account(
                Samples.ZETA,
                List.of(
                        UrlEndpoint.of("https://img.example.com/zeta/", Samples.IMAGES)
                                .withTags(new TagPrefix("zeta:")),
                        UrlEndpoint.of("https://video.example.com/zeta/", Samples.VIDEOS)),
                monthlyQuota);
        Grant share = new Grant(
                KEY_WITH_SHARE,
                Scope.all(),
                List.of(),
                Optional.of(scenario.population().monthlyShare()));
        return List.of(
                Caller.unrestricted(acme, KEY),
                Caller.unrestricted(zeta, KEY),
                new Caller(acme, share),
                new Caller(zeta, share));
    }

    /** Returns a caller, in one of five cases one with a share. */
    Caller someCaller() {
        boolean share = random.chance(0.2);
        return random.oneOf(callers.stream()
                .filter(caller -> caller.grant().monthlyShare().isPresent() == share)
                .toList());
    }

    /** Returns the monthly share of a key, if it has one. */
    Optional<Integer> shareOf(AccountId account, KeyId key) {
        return callers.stream()
                .filter(caller ->
                        caller.account().id().equals(account) && caller.key().equals(key))
                .findFirst()
                .flatMap(caller -> caller.grant().monthlyShare());
    }

    /** Returns the origin caches of an endpoint. */
    List<CacheAddress> cachesOf(String endpoint) {
        return callers.stream()
                .flatMap(caller -> caller.account().endpoints().stream())
                .filter(one -> one.url().equals(endpoint))
                .flatMap(one -> one.originCaches().stream())
                .flatMap(caches -> caches.addresses().stream())
                .toList();
    }

    /** Returns the accounts from which the worker reads endpoints. */
    Accounts accounts() {
        InMemoryAccounts accounts = new InMemoryAccounts();
        callers.forEach(caller -> accounts.with(caller.account(), new ApiKey("key"), KEY));
        return accounts;
    }

    /** Returns one to six URLs of an account, possibly with repetitions. */
    List<String> some(Account account) {
        List<String> urls = new ArrayList<>();
        int count = random.between(1, 6);
        for (int n = 0; n < count; n++) {
            urls.add(random.oneOf(account.endpoints()).url() + random.oneOf(RELATIVE_PATHS));
        }
        return urls;
    }

    /** Returns one URL of an account. */
    List<String> one(Account account) {
        return List.of(random.oneOf(account.endpoints()).url() + random.oneOf(RELATIVE_PATHS));
    }

    /** Returns a tag of an account in one of five cases, in upper or lower case. */
    List<RequestedTag> someTags(Account account) {
        UrlEndpoint tagged = account.endpoints().getFirst();
        return random.chance(0.2)
                ? List.of(new RequestedTag(tagged.url(), account.id() + random.oneOf(List.of(":tv", ":TV", ":radio"))))
                : List.of();
    }

    /** Returns whether CloudFront refuses a path. It may refuse a path that it accepted before. */
    boolean isRefused(InvalidationPath path, Instant now) {
        return Optional.ofNullable(refusedFrom.get(path.value()))
                .filter(from -> !now.isBefore(from))
                .isPresent();
    }
}
