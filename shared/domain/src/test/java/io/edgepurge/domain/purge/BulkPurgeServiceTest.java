package io.edgepurge.domain.purge;

import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.TagPrefix;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.purge.PurgeResult.Accepted;
import io.edgepurge.domain.purge.PurgeResult.ItemsRefused;
import io.edgepurge.domain.purge.PurgeResult.KeyTaken;
import io.edgepurge.domain.purge.PurgeResult.QuotaExceeded;
import io.edgepurge.domain.purge.PurgeResult.RefusedTag;
import io.edgepurge.domain.purge.PurgeResult.RequestRefused;
import io.edgepurge.domain.reconcile.QueuedPurgeFinder;
import io.edgepurge.domain.url.ProtectedFolders;
import io.edgepurge.domain.url.RequestedTag;
import io.edgepurge.testing.InMemoryPlanStore;
import io.edgepurge.testing.InMemoryPurgeStore;
import io.edgepurge.testing.ManualClock;
import io.edgepurge.testing.RecordingDoorbells;
import io.edgepurge.testing.RecordingPurgeObserver;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BulkPurgeServiceTest {
    private static final String ENDPOINT = "https://img.example.com/acme/";

    private final InMemoryPlanStore plans = new InMemoryPlanStore().with(IMAGES);
    private final InMemoryPurgeStore ledger = new InMemoryPurgeStore(plans);
    private final AtomicInteger ids = new AtomicInteger();
    private final RecordingDoorbells doorbells = new RecordingDoorbells();
    private final RecordingPurgeObserver observer = new RecordingPurgeObserver();
    private final PurgePorts ports = new PurgePorts(
            ledger,
            new QueuedPurgeFinder(ledger, plans),
            doorbells,
            observer,
            at -> id(ids.incrementAndGet()),
            new ManualClock(NOON));
    private final BulkPurgeService purgeService =
            new BulkPurgeService(new PurgeService(ports, ProtectedFolders.DEFAULT));

    @Test
    void a_list_becomes_purges_of_a_hundred_items_in_its_order() {
        List<String> urls = files(0, 250);

        BulkPurgeResult answer = accept(list("key", urls));

        assertThat(answer).isInstanceOf(BulkPurgeResult.Complete.class);
        assertThat(answer.purges()).extracting(BulkPurgeServiceTest::units).containsExactly(100, 100, 50);
        assertThat(answer.purges().stream().flatMap(one -> askedIn(one).stream()))
                .containsExactlyElementsOf(urls);
        assertThat(used()).isEqualTo(250);
    }

    @Test
    void a_repeated_list_is_the_same_purges() {
        BulkPurgeResult first = accept(list("key", files(0, 250)));

        BulkPurgeResult again = accept(list("key", files(0, 250)));

        assertThat(again.purges()).extracting(BulkPurgeServiceTest::idOf).isEqualTo(idsOf(first));
        assertThat(used()).isEqualTo(250);
    }

    @Test
    void every_item_is_checked_before_the_first_is_charged() {
        List<String> urls = new ArrayList<>(files(0, 250));
        urls.set(3, "https://elsewhere.example.com/a.jpg");
        urls.set(207, "not a url");

        BulkPurgeResult answer = accept(list("key", urls));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        BulkPurgeResult.Stopped.class,
                        stopped -> assertThat(stopped.why())
                                .isInstanceOfSatisfying(
                                        ItemsRefused.class,
                                        refused -> assertThat(refused.items())
                                                .extracting(PurgeResult.RefusedItem::index)
                                                .containsExactly(3, 207)));
        assertThat(answer.purges()).isEmpty();
        assertThat(used()).isZero();
    }

    @Test
    void a_refused_tag_is_named_by_its_place_in_the_whole_list() {
        List<RequestedTag> tags = IntStream.range(0, 60)
                .mapToObj(n -> new RequestedTag(ENDPOINT, n == 55 ? "zeta:x" : "acme:" + n))
                .toList();
        PurgeSpec asked = new PurgeSpec(files(0, 60), tags, Optional.empty(), Optional.empty());

        BulkPurgeResult answer = accept(list("key", 1_000, asked));

        assertThat(((ItemsRefused) ((BulkPurgeResult.Stopped) answer).why()).items())
                .singleElement()
                .isInstanceOfSatisfying(RefusedTag.class, refused -> {
                    assertThat(refused.index()).isEqualTo(115);
                    assertThat(refused.place()).isEqualTo(55);
                });
    }

    @Test
    void a_list_stops_at_the_first_refusal_by_the_quota_and_goes_on_from_there() {
        BulkPurgeResult stopped = accept(list("key", 220, files(0, 250)));

        assertThat(stopped).isInstanceOfSatisfying(BulkPurgeResult.Stopped.class, answer -> {
            assertThat(answer.why()).isInstanceOf(QuotaExceeded.class);
            assertThat(answer.left()).isEqualTo(50);
        });
        assertThat(stopped.purges()).extracting(BulkPurgeServiceTest::units).containsExactly(100, 100);

        BulkPurgeResult raised = accept(list("key", 250, files(0, 250)));

        assertThat(raised).isInstanceOf(BulkPurgeResult.Complete.class);
        assertThat(idsOf(raised).subList(0, 2)).isEqualTo(idsOf(stopped));
        assertThat(used()).isEqualTo(250);
    }

    @Test
    void what_was_accepted_before_stays_accepted_though_the_rules_have_changed() {
        BulkPurgeResult stopped = accept(list("key", 120, files(0, 150)));

        BulkPurgeResult elsewhere = accept(list(
                "key",
                new Account(ACME, List.of(UrlEndpoint.of("https://new.example.com/", IMAGES)), 1_000),
                PurgeSpec.urls(files(0, 150))));

        assertThat(idsOf(elsewhere)).isEqualTo(idsOf(stopped)).hasSize(1);
        assertThat(((BulkPurgeResult.Stopped) elsewhere).why())
                .isInstanceOfSatisfying(
                        ItemsRefused.class,
                        refused -> assertThat(refused.items())
                                .extracting(PurgeResult.RefusedItem::index)
                                .containsExactlyElementsOf(
                                        IntStream.range(100, 150).boxed().toList()));
    }

    @Test
    void a_list_ends_between_two_purges_when_its_time_is_up_and_goes_on_from_there() {
        BulkPurgeResult late = purgeService.accept(list("key", files(0, 250)), () -> true);

        assertThat(late)
                .isInstanceOfSatisfying(
                        BulkPurgeResult.OutOfTime.class,
                        answer -> assertThat(answer.left()).isEqualTo(150));
        assertThat(late.purges()).hasSize(1);

        assertThat(accept(list("key", files(0, 250)))).isInstanceOf(BulkPurgeResult.Complete.class);
        assertThat(used()).isEqualTo(250);
    }

    @Test
    void an_item_that_is_there_twice_to_the_letter_is_charged_once() {
        List<String> urls = new ArrayList<>(files(0, 150));
        urls.addAll(files(0, 150));

        BulkPurgeResult answer = accept(list("key", urls));

        assertThat(answer.purges()).extracting(BulkPurgeServiceTest::units).containsExactly(100, 50);
        assertThat(used()).isEqualTo(150);
    }

    @Test
    void another_list_under_the_same_key_is_refused_from_where_it_differs() {
        accept(list("key", files(0, 150)));

        BulkPurgeResult other = accept(list("key", files(1, 151)));

        assertThat(other)
                .isInstanceOfSatisfying(
                        BulkPurgeResult.Stopped.class,
                        stopped -> assertThat(stopped.why()).isInstanceOf(KeyTaken.class));
        assertThat(used()).isEqualTo(150);
    }

    @Test
    void a_list_holds_at_most_10_000_items() {
        assertThat(ruleOf(list("key", files(0, 10_001)))).isEqualTo(RequestRule.TOO_MANY_ITEMS);
    }

    @Test
    void the_key_of_a_list_leaves_room_for_the_number_of_a_part() {
        assertThat(accept(list("k".repeat(251), files(0, 101)))).isInstanceOf(BulkPurgeResult.Complete.class);
        assertThat(ruleOf(list("k".repeat(252), files(0, 101)))).isEqualTo(RequestRule.KEY_TOO_LONG);
    }

    @Test
    void what_is_wrong_with_the_request_as_a_whole_is_said_once() {
        PurgeSpec asked = new PurgeSpec(files(0, 250), List.of(), Optional.of("two\nlines"), Optional.empty());

        assertThat(ruleOf(list("key", 1_000, asked))).isEqualTo(RequestRule.REASON_WITH_CONTROLS);
        assertThat(used()).isZero();
    }

    @Test
    void records_that_fall_silent_leave_what_is_accepted_named() {
        BulkPurgeResult answer = purgeService.accept(list("key", files(0, 250)), () -> {
            ledger.cutOff();
            return false;
        });

        assertThat(answer)
                .isInstanceOfSatisfying(
                        BulkPurgeResult.Unanswered.class,
                        silence -> assertThat(silence.left()).isEqualTo(150));
        assertThat(answer.purges()).extracting(BulkPurgeServiceTest::units).containsExactly(100);
    }

    @Test
    void a_list_that_was_accepted_before_rings_once_and_tells_what_is_left() {
        accept(list("key", files(0, 250)));
        int rung = doorbells.notified().size();

        BulkPurgeResult again = accept(list("key", files(0, 250)));

        assertThat(doorbells.notified()).hasSize(rung + 1);
        assertThat(again.purges().getLast().quota()).map(QuotaReading::left).contains(19_750);
    }

    @Test
    void records_out_of_reach_are_no_answer() {
        ledger.cutOff();

        assertThatThrownBy(() -> accept(list("key", files(0, 150)))).isInstanceOf(StoreUnavailable.class);
    }

    private BulkPurgeResult accept(PurgeRequest list) {
        return purgeService.accept(list, () -> false);
    }

    private RequestRule ruleOf(PurgeRequest list) {
        return ((RequestRefused) ((BulkPurgeResult.Stopped) accept(list)).why()).rule();
    }

    private int used() {
        return ledger.usage(ACME, YearMonth.of(2101, 11)).used();
    }

    private static List<String> files(int from, int to) {
        return IntStream.range(from, to).mapToObj(n -> ENDPOINT + n + ".jpg").toList();
    }

    private static PurgeRequest list(String key, List<String> urls) {
        return list(key, 20_000, urls);
    }

    private static PurgeRequest list(String key, int monthlyQuota, List<String> urls) {
        return list(key, monthlyQuota, PurgeSpec.urls(urls));
    }

    private static PurgeRequest list(String key, int monthlyQuota, PurgeSpec asked) {
        UrlEndpoint endpoint = UrlEndpoint.of(ENDPOINT, IMAGES).withTags(new TagPrefix("acme:"));
        return list(key, new Account(ACME, List.of(endpoint), monthlyQuota), asked);
    }

    private static PurgeRequest list(String key, Account account, PurgeSpec asked) {
        return PurgeRequest.byInvoker(account, asked, new IdempotencyKey(key));
    }

    private static int units(Accepted accepted) {
        return accepted.progress().purge().units();
    }

    private static PurgeId idOf(Accepted accepted) {
        return accepted.progress().purge().id();
    }

    private static List<PurgeId> idsOf(BulkPurgeResult answer) {
        return answer.purges().stream().map(BulkPurgeServiceTest::idOf).toList();
    }

    private static List<String> askedIn(Accepted accepted) {
        return accepted.progress().purge().items().stream()
                .map(PurgeItem::asked)
                .toList();
    }
}
