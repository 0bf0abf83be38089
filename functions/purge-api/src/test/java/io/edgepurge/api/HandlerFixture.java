package io.edgepurge.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.ApiKey;
import io.edgepurge.domain.account.Caller;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.account.EndpointUrl;
import io.edgepurge.domain.account.Grant;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.account.Scope;
import io.edgepurge.domain.account.TagPrefix;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeObserver;
import io.edgepurge.domain.purge.PurgePorts;
import io.edgepurge.domain.purge.PurgeService;
import io.edgepurge.domain.purge.PurgeStatus;
import io.edgepurge.domain.reconcile.CancelService;
import io.edgepurge.domain.reconcile.QueuedPurgeFinder;
import io.edgepurge.domain.url.ProtectedFolders;
import io.edgepurge.domain.verifier.VerificationService;
import io.edgepurge.request.QuotaReader;
import io.edgepurge.response.SupportContact;
import io.edgepurge.standin.TimeLeft;
import io.edgepurge.testing.InMemoryAccounts;
import io.edgepurge.testing.InMemoryPlanStore;
import io.edgepurge.testing.InMemoryPurgeStore;
import io.edgepurge.testing.RecordingDoorbells;
import io.edgepurge.testing.Samples;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Runs the handler with in-memory stores, called with JSON as by Lambda. The clock shows noon on 30 January 2026. */
final class HandlerFixture {
    static final Path EVENTS = Path.of("../../events/purge-api");

    private static final DistributionId DISTRIBUTION = new DistributionId("E1A2B3");

    /** The serializer of Lambda's runtime. */
    private static final JacksonFactory JSON = JacksonFactory.getInstance();

    final InMemoryPlanStore plans = new InMemoryPlanStore().with(DISTRIBUTION);
    final InMemoryPurgeStore purgeStore = new InMemoryPurgeStore(plans);
    final RecordingDoorbells doorbells = new RecordingDoorbells();
    private final PurgeApiHandler handler;
    private int ids;

    HandlerFixture(int monthlyQuota) {
        Clock clock = Clock.fixed(Instant.parse("2026-01-30T12:00:00Z"), ZoneOffset.UTC);
        PurgePorts ports = new PurgePorts(
                purgeStore,
                new QueuedPurgeFinder(purgeStore, plans),
                doorbells,
                PurgeObserver.NONE,
                at -> nextId(),
                clock);
        PurgeService purgeService = new PurgeService(ports, ProtectedFolders.DEFAULT);
        handler = new PurgeApiHandler(new Wiring(
                accounts(monthlyQuota),
                purgeService,
                new CancelService(purgeStore, plans, PurgeObserver.NONE, clock),
                new VerificationService(purgeStore, purgeStore.verificationStore(), doorbells, clock),
                new QuotaReader(purgeStore),
                SupportContact.of("cdn@example.com"),
                clock));
    }

    static APIGatewayV2HTTPEvent event(String file) {
        try (InputStream json = Files.newInputStream(EVENTS.resolve(file))) {
            return JSON.getSerializer(APIGatewayV2HTTPEvent.class).fromJson(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The response as Lambda passes it to API Gateway. */
    JsonNode responseTo(String file) {
        return responseTo(event(file));
    }

    static byte[] jsonOf(APIGatewayV2HTTPEvent event) {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        JSON.getSerializer(APIGatewayV2HTTPEvent.class).toJson(event, json);
        return json.toByteArray();
    }

    JsonNode responseTo(APIGatewayV2HTTPEvent event) {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        try {
            handler.handleRequest(new ByteArrayInputStream(jsonOf(event)), json, new TimeLeft(29_000));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tree(json.toString(StandardCharsets.UTF_8));
    }

    int quotaLeft() {
        return purgeStore
                .quota(new AccountId("demo"), YearMonth.of(2026, 1), 1000)
                .left();
    }

    PurgeStatus statusOfOnlyPurge() {
        Purge purge = purgeStore.purges().getFirst();
        return purgeStore.find(purge.account(), purge.id()).orElseThrow().status();
    }

    /** Plans the only purge as the worker does. */
    void plan() {
        plans.replace(
                DISTRIBUTION,
                0,
                List.of(),
                List.of(Samples.plan("plan-1", DISTRIBUTION, purgeStore.purges().getFirst())));
    }

    /** Completes all items of the only purge as the worker does. */
    void complete() {
        Purge purge = purgeStore.purges().getFirst();
        purgeStore.mark(
                DISTRIBUTION,
                List.of(Samples.claim(purge, DISTRIBUTION)),
                ItemState.submitted("I1", purge.acceptedAt()).completed(purge.acceptedAt()));
    }

    int pendingVisits() {
        return purgeStore.verificationStore().pending(DISTRIBUTION, 10).size();
    }

    static JsonNode bodyOf(JsonNode response) {
        return tree(response.path("body").asText());
    }

    private static JsonNode tree(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }

    private PurgeId nextId() {
        ids++;
        return new PurgeId("019c0f00-0000-7000-8000-%012d".formatted(ids));
    }

    /**
     * Returns the account "demo" with the key "private_demo". Its other keys are "private_inside" and "private_outside", which are bound
     * to the whole endpoint and to one folder, and "private_read". The account "other" has the key "private_second".
     */
    private static InMemoryAccounts accounts(int monthlyQuota) {
        UrlEndpoint endpoint =
                UrlEndpoint.of("https://img.example/demo/", DISTRIBUTION).withTags(new TagPrefix("product:"));
        Account demo = new Account(new AccountId("demo"), List.of(endpoint), monthlyQuota);
        Account other = new Account(
                new AccountId("other"), List.of(UrlEndpoint.of("https://img.example/other/", DISTRIBUTION)), 1000);
        return new InMemoryAccounts()
                .with(demo, new ApiKey("private_demo"), new KeyId("key-1"))
                .with(new ApiKey("private_inside"), bound(demo, "key-2", Scope.all(), "https://img.example/demo/"))
                .with(new ApiKey("private_outside"), bound(demo, "key-3", Scope.all(), "https://img.example/demo/x/"))
                .with(new ApiKey("private_read"), bound(demo, "key-4", Set.of(Scope.READ)))
                .with(other, new ApiKey("private_second"), new KeyId("key-1"));
    }

    private static Caller bound(Account account, String key, Set<Scope> scopes, String... within) {
        List<EndpointUrl> bounds = Stream.of(within).map(EndpointUrl::new).toList();
        return new Caller(account, new Grant(new KeyId(key), scopes, bounds, Optional.empty()));
    }
}
