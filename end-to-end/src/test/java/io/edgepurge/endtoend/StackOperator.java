package io.edgepurge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.edgepurge.aws.AwsWiring;
import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.ApiKey;
import io.edgepurge.domain.account.CacheAddress;
import io.edgepurge.domain.account.CacheKind;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.account.Grant;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.account.OriginCaches;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.endpointcheck.CheckFailure;
import io.edgepurge.domain.endpointcheck.CheckedDistribution;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.purge.Provenance;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeItem;
import io.edgepurge.domain.purge.PurgeOptions;
import io.edgepurge.domain.purge.PurgeSource;
import io.edgepurge.domain.purge.PurgeStore.AcceptResult;
import io.edgepurge.domain.purge.PurgeStore.Acceptance;
import io.edgepurge.domain.ratelimit.TokenBucket;
import io.edgepurge.domain.ratelimit.TokenBucketStore;
import io.edgepurge.domain.reconcile.FolderWildcardPolicy;
import io.edgepurge.local.LocalConfig;
import io.edgepurge.local.LocalEdgePurge;
import io.edgepurge.testing.RecordingWorkerObserver;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Does what an operator does to a running stack: adds accounts, issues keys and allows folder wildcards. */
record StackOperator(LocalEdgePurge stack, StackClient demo) {
    /** Allows folder wildcards on the distribution of the demo account. */
    void allowFolderWildcards(FolderWildcardPolicy allowed) {
        aws().accountRegistry()
                .allowFolderWildcards(new DistributionId(stack.account().distribution()), allowed)
                .orThrow();
    }

    /** Issues another key of the demo account; returns a client with it. */
    StackClient issue(Grant grant, String secret) {
        AccountId account = new AccountId(stack.account().account());
        assertThat(aws().keyRegistry().issue(account, grant, new ApiKey(secret)))
                .isTrue();
        return new StackClient(demo.http(), demo.api(), demo.endpoint(), secret);
    }

    /** Adds an account with one endpoint on the spare distribution, where purges complete; returns a client with its key. */
    StackClient addAccount(String id, int monthlyQuota) {
        URI endpoint = URI.create(spareUrl(id, ""));
        UrlEndpoint onSpare = UrlEndpoint.of(endpoint.toString(), new DistributionId(LocalConfig.SPARE_DISTRIBUTION));
        return new StackClient(demo.http(), demo.api(), endpoint, addAccount(id, onSpare, monthlyQuota));
    }

    /** Returns a URL of an account that {@link #addAccount(String, int)} adds. */
    String spareUrl(String account, String relative) {
        return "http://%s:%d/%s/%s"
                .formatted(LocalConfig.SPARE_HOST, stack.edge().getPort(), account, relative);
    }

    /** Adds an account whose endpoint is served by a tenant of a multi-tenant distribution; returns a URL of it. */
    String addAccountOfATenant(String id) {
        control("distributions", """
            {"id":"EOF%1$s","hosts":["many-%1$s.test"],"tenants":[{"id":"dt_%1$s","hosts":["%1$s.test"]}]}\
            """.formatted(id));
        String endpoint = "http://%s.test/".formatted(id);
        addAccount(id, UrlEndpoint.of(endpoint, new DistributionId("dt_" + id)), 100);
        return endpoint + "a.jpg";
    }

    /** Adds an account whose endpoint has an origin cache; returns a URL of it. */
    String addAccountBehind(URI cache, String id) {
        control("distributions", """
            {"id":"ECACHED","hosts":["cached.test"]}\
            """);
        OriginCaches caches = OriginCaches.of(CacheKind.VARNISH, new CacheAddress(cache.toString()));
        UrlEndpoint endpoint = UrlEndpoint.of("http://cached.test/", new DistributionId("ECACHED"));
        addAccount(id, endpoint.withOriginCaches(Optional.of(caches)), 100);
        return "http://cached.test/a.jpg";
    }

    /** Adds an account; returns its key. */
    String addAccount(String id, UrlEndpoint endpoint, int monthlyQuota) {
        AccountId account = new AccountId(id);
        String secret = "private_of_" + id;
        aws().accountRegistry()
                .save(new Account(account, List.of(endpoint), monthlyQuota))
                .orThrow();
        assertThat(aws().keyRegistry().issue(account, Grant.unrestricted(new KeyId(id + "-key")), new ApiKey(secret)))
                .isTrue();
        return secret;
    }

    /** Keeps the weekly check away from a distribution, so its purges are neither refused nor warned of. */
    void leaveUnchecked(DistributionId distribution) {
        CheckFailure failure = new CheckFailure(CheckFailure.Reason.NOT_ALLOWED, "left out by the test");
        aws().distributionReadings()
                .save(
                        distribution,
                        new CheckedDistribution(Optional.empty(), Instant.now(), Optional.of(failure)),
                        Instant.now().plus(Duration.ofDays(1_000)));
    }

    /** Fills the rate limiter of the workers, so that tests of a shared stack don't wait for each other's CloudFront calls. */
    void refillRateLimiter() {
        TokenBucketStore buckets =
                aws().reconcilePorts(new RecordingWorkerObserver()).tokenBuckets();
        TokenBucket full = new TokenBucket(6, 3, Instant.now());
        await().until(() -> buckets.replace(buckets.read(), full));
    }

    /** Lets CloudFront accept as many calls as the workers make. */
    void liftCloudFrontThrottle() {
        control("settings", "{\"throttle\":false}");
    }

    /** Lets CloudFront fail to list invalidations several times. */
    void failLists(int calls) {
        control("faults", """
            {"fault":"fail-before","calls":%d,"operation":"ListInvalidations"}\
            """.formatted(calls));
    }

    /** Returns adapters over the stack's table. */
    AwsWiring aws() {
        return aws(Duration.ZERO);
    }

    /** Returns adapters over the stack's table whose clock is ahead. */
    private AwsWiring aws(Duration ahead) {
        Map<String, String> variables = new HashMap<>(settings());
        variables.put("PURGE_TABLE", table());
        return new AwsWiring(variables, Clock.offset(Clock.tickMillis(ZoneOffset.UTC), ahead));
    }

    /**
     * Settles the quota reservations of functions that ended between two calls. A request beyond the quota does it, once a reservation
     * is ten minutes old.
     */
    void settleReservations(String account) {
        Instant now = Instant.now();
        Purge beyondQuota = new Purge(
                PurgeId.parse(PurgeId.earliestAt(now) + "-7000-8000-000000000000")
                        .orElseThrow(),
                new AccountId(account),
                now,
                PurgeOptions.NONE,
                new Provenance(PurgeSource.API, new KeyId("demo-key")),
                List.of(new PurgeItem(
                        0,
                        demo.url("beyond.jpg"),
                        demo.endpoint().toString(),
                        new DistributionId(LocalConfig.SPARE_DISTRIBUTION),
                        new InvalidationPath("/demo/beyond.jpg"))));
        assertThat(aws(Duration.ofMinutes(15)).purgeStore().accept(new Acceptance(beyondQuota, 0, Optional.empty())))
                .isInstanceOf(AcceptResult.QuotaTooLow.class);
    }

    /** Returns the environment variables with which an operator runs the command line. */
    Map<String, String> settings() {
        return Map.of(
                "EDGEPURGE_TABLE",
                table(),
                "AWS_ENDPOINT_URL_DYNAMODB",
                stack.dynamoDb().toString(),
                "AWS_ENDPOINT_URL_CLOUDFRONT",
                stack.cloudFront().toString(),
                "AWS_REGION",
                "eu-central-1",
                "AWS_ACCESS_KEY_ID",
                "local",
                "AWS_SECRET_ACCESS_KEY",
                "local");
    }

    private String table() {
        return stack.template().tables().getFirst().name();
    }

    void control(String resource, String json) {
        HttpResponse<String> response =
                demo.send(HttpRequest.newBuilder(stack.cloudFront().resolve("/_control/" + resource))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json)));
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
    }
}
