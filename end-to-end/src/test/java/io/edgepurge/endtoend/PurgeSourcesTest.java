package io.edgepurge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.ApiKey;
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
import io.edgepurge.endtoend.PurgeSourceDriver.Ask;
import io.edgepurge.endtoend.PurgeSourceDriver.Caller;
import io.edgepurge.endtoend.PurgeSourceDriver.Reply;
import io.edgepurge.local.LocalConfig;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One request through each door: the same purge by the same rules, and the same ends when the key does not suffice, the quota is
 * spent, an answer is lost or a delivery repeated.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PurgeSourcesTest {
    /** An account that may purge nothing more. */
    private static final Caller SPENT = new Caller("spent", "private_of_spent");

    /** An account whose purges stay queued: its origin cache never answers. */
    private static final Caller WAITING = new Caller("waiting", "private_of_waiting");

    private static final OriginCaches DEAF = OriginCaches.of(CacheKind.VARNISH, new CacheAddress("http://127.0.0.1:1"));

    private final RunningStack running = new RunningStack(1_000);
    private final Caller demo = new Caller("demo", running.stack().account().key());

    @BeforeAll
    void enterTheOthers() {
        running.issue(
                new Grant(new KeyId("reader"), Set.of(Scope.READ), List.of(), Optional.empty()), "private_of_reader");
        enter(SPENT, 0, Optional.empty());
        enter(WAITING, 1_000, Optional.of(DEAF));
    }

    @AfterAll
    void stop() {
        running.close();
    }

    static Stream<PurgeSourceDriver> doors() {
        return Stream.concat(
                doorsWithKeys(),
                Stream.of(
                        new PurgeSourceDriver.OfInvokers(),
                        new PurgeSourceDriver.OfTheInvokingClient(),
                        new PurgeSourceDriver.OfSchedules()));
    }

    static Stream<PurgeSourceDriver> doorsWithKeys() {
        return Stream.of(
                new PurgeSourceDriver.OfTheApi(),
                new PurgeSourceDriver.OfImageKit(),
                new PurgeSourceDriver.OfTheClient(),
                new PurgeSourceDriver.OfTheCommandLine());
    }

    @Test
    void all_doors_store_the_same_purge_but_for_where_it_came_from() {
        String url = running.url("doors/caf%C3%A9/a.jpg?tr=w-300");

        List<PurgeSourceDriver> doors = Stream.concat(doors(), Stream.of(new PurgeSourceDriver.OfOperators()))
                .toList();

        List<Purge> stored = doors.stream()
                .map(door -> purge(door.ask(
                        running, ask(demo, url, "same-" + door.getClass().getSimpleName()))))
                .toList();

        assertThat(stored)
                .extracting(Purge::source)
                .isEqualTo(doors.stream().map(PurgeSourceDriver::source).toList());
        assertThat(stored).extracting(Purge::id).doesNotHaveDuplicates();
        assertThat(stored)
                .extracting(Purge::items)
                .containsOnly(stored.getFirst().items());
        assertThat(stored.getFirst().items())
                .extracting(PurgeItem::input, item -> item.path().value())
                .containsExactly(tuple(url, "/demo/doors/caf%C3%A9/a.jpg?tr=w-300"));
    }

    @ParameterizedTest
    @MethodSource("doorsWithKeys")
    void a_key_without_the_scope_opens_nothing(PurgeSourceDriver door) {
        int before = used(demo);

        Reply reply = door.ask(running, ask(new Caller("demo", "private_of_reader"), running.url("a.jpg"), "scope"));

        assertThat(reply).isEqualTo(new Reply.NotAllowed());
        assertThat(used(demo)).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("doors")
    void a_spent_quota_is_said(PurgeSourceDriver door) {
        Reply reply = door.ask(running, ask(SPENT, urlOf(SPENT, "a.jpg"), "spent"));

        assertThat(reply).isEqualTo(new Reply.QuotaSpent());
    }

    @Test
    void an_operator_passes_a_spent_quota_and_the_rules_of_wildcards() {
        Reply reply = new PurgeSourceDriver.OfOperators().ask(running, ask(SPENT, urlOf(SPENT, "*"), "operator"));

        assertThat(reply).isInstanceOf(Reply.Made.class);
        assertThat(used(SPENT)).isZero();
    }

    @ParameterizedTest
    @MethodSource("doors")
    void a_repeated_delivery_makes_one_purge(PurgeSourceDriver door) {
        int before = used(WAITING);
        Ask ask = ask(
                WAITING,
                urlOf(WAITING, "repeated.jpg"),
                "twice-" + door.getClass().getSimpleName());

        Reply first = door.ask(running, ask);
        Reply again = door.ask(running, ask);

        assertThat(again).isEqualTo(first).isInstanceOf(Reply.Made.class);
        assertThat(used(WAITING)).isEqualTo(before + 1);
    }

    /** Without an answer one asks again; a client library does so by itself. An invoker knows no lost answer but a repetition. */
    @ParameterizedTest
    @MethodSource("doorsWithKeys")
    void a_lost_answer_makes_no_second_purge(PurgeSourceDriver door) {
        int before = used(WAITING);
        try (ForgetfulApi api = new ForgetfulApi(running.stack().api())) {
            Ask ask = new Ask(
                    api.uri(),
                    WAITING,
                    urlOf(WAITING, "lost.jpg"),
                    "lost-" + door.getClass().getSimpleName());

            Reply reply = door.ask(running, ask);
            if (reply instanceof Reply.NoAnswer) {
                reply = door.ask(running, ask);
            }

            assertThat(reply).isInstanceOf(Reply.Made.class);
            assertThat(api.calls()).isEqualTo(2);
            assertThat(used(WAITING)).isEqualTo(before + 1);
        }
    }

    private Ask ask(Caller caller, String url, String repeatKey) {
        return new Ask(running.stack().api(), caller, url, repeatKey);
    }

    private String urlOf(Caller caller, String relative) {
        return "http://%s:%d/%s/%s"
                .formatted(LocalConfig.SPARE_HOST, running.stack().edge().getPort(), caller.account(), relative);
    }

    private void enter(Caller caller, int monthlyQuota, Optional<OriginCaches> caches) {
        UrlEndpoint endpoint = UrlEndpoint.of(urlOf(caller, ""), new DistributionId(LocalConfig.SPARE_DISTRIBUTION))
                .withOriginCaches(caches);
        AccountId id = new AccountId(caller.account());
        running.aws()
                .accountRegistry()
                .save(new Account(id, List.of(endpoint), monthlyQuota))
                .orThrow();
        assertThat(running.aws()
                        .keyRegistry()
                        .issue(id, Grant.unrestricted(new KeyId("key")), new ApiKey(caller.key())))
                .isTrue();
    }

    private int used(Caller caller) {
        return running.aws()
                .purgeStore()
                .usage(new AccountId(caller.account()), YearMonth.now(ZoneOffset.UTC))
                .used();
    }

    private Purge purge(Reply reply) {
        assertThat(reply).isInstanceOf(Reply.Made.class);
        return running.aws()
                .purgeStore()
                .find(new AccountId("demo"), new PurgeId(((Reply.Made) reply).id()))
                .orElseThrow()
                .purge();
    }
}
