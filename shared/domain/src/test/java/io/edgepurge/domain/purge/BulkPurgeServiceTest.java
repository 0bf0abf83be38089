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
import io.edgepurge.domain.purge.Refusal.ItemsRefused;
import io.edgepurge.domain.purge.Refusal.KeyTaken;
import io.edgepurge.domain.purge.Refusal.QuotaExceeded;
import io.edgepurge.domain.purge.Refusal.RequestRefused;
import io.edgepurge.domain.purge.RefusedItem.RefusedImage;
import io.edgepurge.domain.purge.RefusedItem.RefusedTag;
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
    private final InMemoryPurgeStore purgeStore = new InMemoryPurgeStore(plans);
    private final AtomicInteger ids = new AtomicInteger();
    private final RecordingDoorbells doorbells = new RecordingDoorbells();
    private final RecordingPurgeObserver observer = new RecordingPurgeObserver();
    private final PurgePorts ports = new PurgePorts(
            purgeStore,
            new QueuedPurgeFinder(purgeStore, plans),
            doorbells,
            observer,
            at -> id(ids.incrementAndGet()),
            new ManualClock(NOON));
    private final BulkPurgeService purgeService =
            new BulkPurgeService(new PurgeService(ports, ProtectedFolders.DEFAULT));

    @Test
    void a_list_becomes_purges_of_a_hundred_items_in_order() {
        List<String> urls = files(0, 250);

        BulkPurgeResult result = accept(list("key", urls));

        assertThat(result).isInstanceOf(BulkPurgeResult.Complete.class);
        assertThat(result.purges()).extracting(BulkPurgeServiceTest::units).containsExactly(100, 100, 50);
        assertThat(result.purges().stream().flatMap(one -> inputsOf(one).stream()))
                .containsExactlyElementsOf(urls);
        assertThat(used()).isEqualTo(250);
    }

    @Test
    void a_repeated_list_returns_the_same_purges() {
        BulkPurgeResult first = accept(list("key", files(0, 250)));

        BulkPurgeResult again = accept(list("key", files(0, 250)));

        assertThat(again.purges()).extracting(BulkPurgeServiceTest::idOf).isEqualTo(idsOf(first));
        assertThat(used()).isEqualTo(250);
    }

    @Test
    void every_item_is_validated_before_the_first_is_charged() {
        List<String> urls = new ArrayList<>(files(0, 250));
        urls.set(3, "https://elsewhere.example.com/a.jpg");
        urls.set(207, "not a url");

        BulkPurgeResult result = accept(list("key", urls));

        assertThat(result)
                .isInstanceOfSatisfying(
                        BulkPurgeResult.Stopped.class,
                        stopped -> assertThat(stopped.refusal())
                                .isInstanceOfSatisfying(
                                        ItemsRefused.class,
                                        refused -> assertThat(refused.items())
                                                .extracting(RefusedItem::index)
                                                .containsExactly(3, 207)));
        assertThat(result.purges()).isEmpty();
        assertThat(used()).isZero();
    }

    @Test
    void a_refused_tag_has_its_index_in_the_whole_list() {
        List<RequestedTag> tags = IntStream.range(0, 60)
                .mapToObj(n -> new RequestedTag(ENDPOINT, n == 55 ? "zeta:x" : "acme:" + n))
                .toList();
        PurgeSpec spec = new PurgeSpec(files(0, 60), tags, PurgeOptions.NONE);

        BulkPurgeResult result = accept(list("key", 1_000, spec));

        assertThat(((ItemsRefused) ((BulkPurgeResult.Stopped) result).refusal()).items())
                .singleElement()
                .isInstanceOfSatisfying(RefusedTag.class, refused -> {
                    assertThat(refused.index()).isEqualTo(115);
                    assertThat(refused.place()).isEqualTo(55);
                });
    }

    @Test
    void a_list_of_images_is_split_and_its_refused_images_have_their_index_in_the_whole_list() {
        List<String> images =
                IntStream.range(0, 250).mapToObj(n -> ENDPOINT + n + ".jpg").toList();
        List<String> withVariant = new ArrayList<>(images);
        withVariant.set(207, ENDPOINT + "207.jpg?w=1");
        RequestedTag tag = new RequestedTag(ENDPOINT, "acme:1");

        BulkPurgeResult accepted = accept(list("key", 1_000, PurgeSpec.images(images)));
        BulkPurgeResult refused = accept(list(
                "other",
                1_000,
                new PurgeSpec(List.of(ENDPOINT + "1.jpg"), List.of(tag), withVariant, PurgeOptions.NONE)));

        assertThat(accepted.purges()).extracting(BulkPurgeServiceTest::units).containsExactly(100, 100, 50);
        assertThat(((ItemsRefused) ((BulkPurgeResult.Stopped) refused).refusal()).items())
                .singleElement()
                .isInstanceOfSatisfying(RefusedImage.class, image -> {
                    assertThat(image.index()).isEqualTo(209);
                    assertThat(image.place()).isEqualTo(207);
                });
    }

    @Test
    void a_list_that_exceeds_the_quota_stops_and_can_be_continued() {
        BulkPurgeResult stopped = accept(list("key", 220, files(0, 250)));

        assertThat(stopped).isInstanceOfSatisfying(BulkPurgeResult.Stopped.class, result -> {
            assertThat(result.refusal()).isInstanceOf(QuotaExceeded.class);
            assertThat(result.left()).isEqualTo(50);
        });
        assertThat(stopped.purges()).extracting(BulkPurgeServiceTest::units).containsExactly(100, 100);

        BulkPurgeResult raised = accept(list("key", 250, files(0, 250)));

        assertThat(raised).isInstanceOf(BulkPurgeResult.Complete.class);
        assertThat(idsOf(raised).subList(0, 2)).isEqualTo(idsOf(stopped));
        assertThat(used()).isEqualTo(250);
    }

    @Test
    void accepted_parts_stay_accepted_after_the_rules_change() {
        BulkPurgeResult stopped = accept(list("key", 120, files(0, 150)));

        BulkPurgeResult afterMove = accept(list(
                "key",
                new Account(ACME, List.of(UrlEndpoint.of("https://new.example.com/", IMAGES)), 1_000),
                PurgeSpec.urls(files(0, 150))));

        assertThat(idsOf(afterMove)).isEqualTo(idsOf(stopped)).hasSize(1);
        assertThat(((BulkPurgeResult.Stopped) afterMove).refusal())
                .isInstanceOfSatisfying(
                        ItemsRefused.class,
                        refused -> assertThat(refused.items())
                                .extracting(RefusedItem::index)
                                .containsExactlyElementsOf(
                                        IntStream.range(100, 150).boxed().toList()));
    }

    @Test
    void a_list_that_runs_out_of_time_stops_between_purges_and_can_be_continued() {
        BulkPurgeResult late = purgeService.accept(list("key", files(0, 250)), () -> true);

        assertThat(late)
                .isInstanceOfSatisfying(
                        BulkPurgeResult.OutOfTime.class,
                        result -> assertThat(result.left()).isEqualTo(150));
        assertThat(late.purges()).hasSize(1);

        assertThat(accept(list("key", files(0, 250)))).isInstanceOf(BulkPurgeResult.Complete.class);
        assertThat(used()).isEqualTo(250);
    }

    @Test
    void an_identical_item_is_charged_once() {
        List<String> urls = new ArrayList<>(files(0, 150));
        urls.addAll(files(0, 150));

        BulkPurgeResult result = accept(list("key", urls));

        assertThat(result.purges()).extracting(BulkPurgeServiceTest::units).containsExactly(100, 50);
        assertThat(used()).isEqualTo(150);
    }

    @Test
    void another_list_with_the_same_key_is_refused_at_the_first_difference() {
        accept(list("key", files(0, 150)));

        BulkPurgeResult other = accept(list("key", files(1, 151)));

        assertThat(other)
                .isInstanceOfSatisfying(
                        BulkPurgeResult.Stopped.class,
                        stopped -> assertThat(stopped.refusal()).isInstanceOf(KeyTaken.class));
        assertThat(used()).isEqualTo(150);
    }

    @Test
    void a_list_holds_at_most_10_000_items() {
        assertThat(ruleOf(list("key", files(0, 10_001)))).isEqualTo(RequestRule.TOO_MANY_ITEMS);
    }

    @Test
    void the_key_of_a_list_has_room_for_the_number_of_a_part() {
        assertThat(accept(list("k".repeat(251), files(0, 101)))).isInstanceOf(BulkPurgeResult.Complete.class);
        assertThat(ruleOf(list("k".repeat(252), files(0, 101)))).isEqualTo(RequestRule.KEY_TOO_LONG);
    }

    @Test
    void a_rule_for_the_whole_request_is_reported_once() {
        PurgeSpec spec =
                new PurgeSpec(files(0, 250), List.of(), PurgeOptions.NONE.withReason(Optional.of("two\nlines")));

        assertThat(ruleOf(list("key", 1_000, spec))).isEqualTo(RequestRule.REASON_WITH_CONTROLS);
        assertThat(used()).isZero();
    }

    @Test
    void an_unavailable_store_returns_the_accepted_purges() {
        BulkPurgeResult result = purgeService.accept(list("key", files(0, 250)), () -> {
            purgeStore.cutOff();
            return false;
        });

        assertThat(result)
                .isInstanceOfSatisfying(
                        BulkPurgeResult.Unanswered.class,
                        unanswered -> assertThat(unanswered.left()).isEqualTo(150));
        assertThat(result.purges()).extracting(BulkPurgeServiceTest::units).containsExactly(100);
    }

    @Test
    void a_repeated_list_sends_one_doorbell_and_returns_the_quota() {
        accept(list("key", files(0, 250)));
        int earlier = doorbells.notified().size();

        BulkPurgeResult again = accept(list("key", files(0, 250)));

        assertThat(doorbells.notified()).hasSize(earlier + 1);
        assertThat(again.purges().getLast().quota()).map(QuotaReading::left).contains(19_750);
    }

    @Test
    void an_unavailable_store_throws_before_the_first_purge() {
        purgeStore.cutOff();

        assertThatThrownBy(() -> accept(list("key", files(0, 150)))).isInstanceOf(StoreUnavailable.class);
    }

    private BulkPurgeResult accept(PurgeRequest list) {
        return purgeService.accept(list, () -> false);
    }

    private RequestRule ruleOf(PurgeRequest list) {
        return ((RequestRefused) ((BulkPurgeResult.Stopped) accept(list)).refusal()).rule();
    }

    private int used() {
        return purgeStore.usage(ACME, YearMonth.of(2101, 11)).used();
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

    private static PurgeRequest list(String key, int monthlyQuota, PurgeSpec spec) {
        UrlEndpoint endpoint = UrlEndpoint.of(ENDPOINT, IMAGES).withTags(new TagPrefix("acme:"));
        return list(key, new Account(ACME, List.of(endpoint), monthlyQuota), spec);
    }

    private static PurgeRequest list(String key, Account account, PurgeSpec spec) {
        return PurgeRequest.byInvoker(account, spec, new IdempotencyKey(key));
    }

    private static int units(Accepted accepted) {
        return accepted.progress().purge().units();
    }

    private static PurgeId idOf(Accepted accepted) {
        return accepted.progress().purge().id();
    }

    private static List<PurgeId> idsOf(BulkPurgeResult result) {
        return result.purges().stream().map(BulkPurgeServiceTest::idOf).toList();
    }

    private static List<String> inputsOf(Accepted accepted) {
        return accepted.progress().purge().items().stream()
                .map(PurgeItem::input)
                .toList();
    }
}
