package io.edgepurge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.CacheAddress;
import io.edgepurge.domain.account.CacheKind;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.account.Grant;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.account.OriginCaches;
import io.edgepurge.domain.account.Scope;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeItem;
import io.edgepurge.endtoend.PurgeSourceDriver.Caller;
import io.edgepurge.endtoend.PurgeSourceDriver.Order;
import io.edgepurge.endtoend.PurgeSourceDriver.Outcome;
import io.edgepurge.local.LocalConfig;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One request from each source: the same purge by the same rules, and the same outcome if the key lacks a scope, the quota is
 * exceeded, a response is lost or a delivery is repeated.
 */
@ExtendWith(SharedStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PurgeSourcesTest {
    /** An account without quota. */
    private static final Caller NO_QUOTA = new Caller("no-quota", "private_of_no-quota");

    /** An account whose purges stay queued, because its origin cache does not respond. */
    private static final Caller WAITING = new Caller("waiting", "private_of_waiting");

    private static final OriginCaches UNREACHABLE =
            OriginCaches.of(CacheKind.VARNISH, new CacheAddress("http://127.0.0.1:1"));

    private final RunningStack running;
    private final Caller demo;

    PurgeSourcesTest(RunningStack running) {
        this.running = running;
        this.demo = new Caller("demo", running.demo().key());
    }

    @BeforeAll
    void addAccountsAndKeys() {
        Grant readOnly = new Grant(new KeyId("reader"), Set.of(Scope.READ), List.of(), Optional.empty());
        running.operator().issue(readOnly, "private_of_reader");
        add(NO_QUOTA, 0, Optional.empty());
        add(WAITING, 1_000, Optional.of(UNREACHABLE));
    }

    static Stream<PurgeSourceDriver> sources() {
        return Stream.concat(
                sourcesWithKeys(),
                Stream.of(
                        new PurgeSourceDriver.InvocationDriver(),
                        new PurgeSourceDriver.LambdaClientDriver(),
                        new PurgeSourceDriver.ScheduleDriver()));
    }

    static Stream<PurgeSourceDriver> sourcesWithOperator() {
        return Stream.concat(sources(), Stream.of(new PurgeSourceDriver.OperatorDriver(CommandLine::inThisJvm)));
    }

    static Stream<PurgeSourceDriver> sourcesWithKeys() {
        return Stream.of(
                new PurgeSourceDriver.HttpApiDriver(),
                new PurgeSourceDriver.ImageKitDriver(),
                new PurgeSourceDriver.HttpClientDriver(),
                new PurgeSourceDriver.CommandLineDriver());
    }

    @Test
    void all_sources_store_the_same_purge_except_for_the_source() {
        String url = running.url("sources/caf%C3%A9/a.jpg?tr=w-300");

        List<PurgeSourceDriver> sources = sourcesWithOperator().toList();

        List<Purge> stored = sources.stream()
                .map(source -> purge(source.send(
                        running, order(demo, url, "same-" + source.getClass().getSimpleName()))))
                .toList();

        assertThat(stored)
                .extracting(Purge::source)
                .isEqualTo(sources.stream().map(PurgeSourceDriver::source).toList());
        assertThat(stored).extracting(Purge::id).doesNotHaveDuplicates();
        assertThat(stored)
                .extracting(Purge::items)
                .containsOnly(stored.getFirst().items());
        assertThat(stored.getFirst().items())
                .extracting(PurgeItem::input, item -> item.path().value())
                .containsExactly(tuple(url, "/demo/sources/caf%C3%A9/a.jpg?tr=w-300"));
    }

    @ParameterizedTest
    @MethodSource("sourcesWithKeys")
    void a_key_without_the_scope_is_refused(PurgeSourceDriver source) {
        int before = used(demo);

        Outcome outcome =
                source.send(running, order(new Caller("demo", "private_of_reader"), running.url("a.jpg"), "scope"));

        assertThat(outcome).isEqualTo(new Outcome.NotAllowed());
        assertThat(used(demo)).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("sources")
    void an_exceeded_quota_is_reported(PurgeSourceDriver source) {
        Outcome outcome = source.send(running, order(NO_QUOTA, urlOf(NO_QUOTA, "a.jpg"), "no-quota"));

        assertThat(outcome).isEqualTo(new Outcome.QuotaExceeded());
    }

    @Test
    void an_operator_may_exceed_the_quota_and_ignore_the_wildcard_rules() {
        Outcome outcome = new PurgeSourceDriver.OperatorDriver(CommandLine::process)
                .send(running, order(NO_QUOTA, urlOf(NO_QUOTA, "*"), "operator"));

        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        assertThat(used(NO_QUOTA)).isZero();
    }

    @ParameterizedTest
    @MethodSource("sources")
    void a_repeated_delivery_creates_one_purge(PurgeSourceDriver source) {
        int before = used(WAITING);
        Order order = order(
                WAITING,
                urlOf(WAITING, "repeated.jpg"),
                "twice-" + source.getClass().getSimpleName());

        Outcome first = source.send(running, order);
        Outcome again = source.send(running, order);

        assertThat(again).isEqualTo(first).isInstanceOf(Outcome.Accepted.class);
        assertThat(used(WAITING)).isEqualTo(before + 1);
    }

    /** Without a response, a caller repeats the request; the client library does so itself. Invocations are covered above. */
    @ParameterizedTest
    @MethodSource("sourcesWithKeys")
    void a_lost_response_creates_no_second_purge(PurgeSourceDriver source) {
        int before = used(WAITING);
        try (ResponseLosingProxy proxy = new ResponseLosingProxy(running.stack().api())) {
            Order order = new Order(
                    proxy.uri(),
                    WAITING,
                    urlOf(WAITING, "lost.jpg"),
                    "lost-" + source.getClass().getSimpleName());

            Outcome outcome = source.send(running, order);
            if (outcome instanceof Outcome.NoResponse) {
                outcome = source.send(running, order);
            }

            assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
            assertThat(proxy.calls()).isEqualTo(2);
            assertThat(used(WAITING)).isEqualTo(before + 1);
        }
    }

    private Order order(Caller caller, String url, String repeatKey) {
        return new Order(running.stack().api(), caller, url, repeatKey);
    }

    private String urlOf(Caller caller, String relative) {
        return running.operator().spareUrl(caller.account(), relative);
    }

    private void add(Caller caller, int monthlyQuota, Optional<OriginCaches> caches) {
        UrlEndpoint endpoint = UrlEndpoint.of(urlOf(caller, ""), new DistributionId(LocalConfig.SPARE_DISTRIBUTION))
                .withOriginCaches(caches);
        String key = running.operator().addAccount(caller.account(), endpoint, monthlyQuota);
        assertThat(key).isEqualTo(caller.key());
    }

    private int used(Caller caller) {
        return running.operator()
                .aws()
                .purgeStore()
                .usage(new AccountId(caller.account()), YearMonth.now(ZoneOffset.UTC))
                .used();
    }

    private Purge purge(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        return running.operator()
                .aws()
                .purgeStore()
                .find(new AccountId("demo"), new PurgeId(((Outcome.Accepted) outcome).id()))
                .orElseThrow()
                .purge();
    }
}
