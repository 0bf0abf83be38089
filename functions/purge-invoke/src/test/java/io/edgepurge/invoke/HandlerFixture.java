package io.edgepurge.invoke;

import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.Accounts;
import io.edgepurge.domain.account.ActiveKey;
import io.edgepurge.domain.account.ApiKey;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.purge.Doorbells;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeObserver;
import io.edgepurge.domain.purge.PurgePorts;
import io.edgepurge.domain.purge.PurgeService;
import io.edgepurge.domain.reconcile.QueuedPurgeFinder;
import io.edgepurge.domain.url.ProtectedFolders;
import io.edgepurge.response.SupportContact;
import io.edgepurge.standin.TimeLeft;
import io.edgepurge.testing.InMemoryAccounts;
import io.edgepurge.testing.InMemoryPlanStore;
import io.edgepurge.testing.InMemoryPurgeStore;
import io.edgepurge.testing.InMemoryScheduleRuns;
import io.edgepurge.testing.ManualClock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Runs the handler with in-memory stores, called with JSON as by Lambda. The clock shows noon on 30 January 2026. */
final class HandlerFixture {
    private static final DistributionId DISTRIBUTION = new DistributionId("E1A2B3");
    static final Path EVENTS = Path.of("../../events/purge-invoke");

    final InMemoryPlanStore plans = new InMemoryPlanStore().with(DISTRIBUTION);
    final InMemoryPurgeStore purgeStore = new InMemoryPurgeStore(plans);
    final InMemoryScheduleRuns scheduleRuns = new InMemoryScheduleRuns();
    private final PurgeInvokeHandler handler;
    private int ids;

    HandlerFixture(int monthlyQuota) {
        this(oneAccount(monthlyQuota), Duration.ZERO);
    }

    private HandlerFixture(Accounts accounts, Duration timePerPurge) {
        ManualClock clock = new ManualClock(Instant.parse("2026-01-30T12:00:00Z"));
        Doorbells doorbells = new DelayingDoorbells(() -> clock.advance(timePerPurge));
        PurgePorts ports = new PurgePorts(
                purgeStore,
                new QueuedPurgeFinder(purgeStore, plans),
                doorbells,
                PurgeObserver.NONE,
                at -> nextId(),
                clock);
        PurgeService purgeService = new PurgeService(ports, ProtectedFolders.DEFAULT);
        handler = new PurgeInvokeHandler(
                new Wiring(accounts, purgeService, scheduleRuns, SupportContact.of("cdn@example.com"), clock));
    }

    static HandlerFixture withTimePerPurge(Duration time) {
        return new HandlerFixture(oneAccount(1_000), time);
    }

    /** Returns a fixture whose accounts cannot be read. */
    static HandlerFixture failingWith(Throwable failure) {
        return new HandlerFixture(new FailingAccounts(failure), Duration.ZERO);
    }

    static String event(String file) {
        try {
            return Files.readString(EVENTS.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String resultOf(String event) {
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        try {
            handler.handleRequest(
                    new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), result, new TimeLeft(60_000));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return result.toString(StandardCharsets.UTF_8);
    }

    /** Returns the result, or the text that Lambda sends as the error message. */
    String resultOrErrorOf(String event) {
        try {
            return resultOf(event);
        } catch (PurgeNotAccepted e) {
            return String.valueOf(e.getMessage());
        }
    }

    private PurgeId nextId() {
        ids++;
        return new PurgeId("019c0f00-0000-7000-8000-%012d".formatted(ids));
    }

    private record FailingAccounts(Throwable failure) implements Accounts {
        @Override
        public Optional<ActiveKey> findKey(ApiKey key) {
            throw new AssertionError("unexpected look-up of a key");
        }

        @Override
        public Optional<Account> find(AccountId id) {
            if (failure instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failure;
        }
    }

    private record DelayingDoorbells(Runnable meanwhile) implements Doorbells {
        @Override
        public void notify(Collection<DistributionId> distributions) {
            meanwhile.run();
        }

        @Override
        public void scheduleNext(DistributionId distribution, Instant at) {}
    }

    /** Returns the account "demo" with the key "private_demo". */
    private static InMemoryAccounts oneAccount(int monthlyQuota) {
        UrlEndpoint endpoint = UrlEndpoint.of("https://img.example/demo/", DISTRIBUTION);
        Account account = new Account(new AccountId("demo"), List.of(endpoint), monthlyQuota);
        return new InMemoryAccounts().with(account, new ApiKey("private_demo"), new KeyId("key-1"));
    }
}
