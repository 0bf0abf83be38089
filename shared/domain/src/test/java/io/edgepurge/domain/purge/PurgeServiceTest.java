package io.edgepurge.domain.purge;

import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.VIDEOS;
import static io.edgepurge.testing.Samples.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.Caller;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.account.EndpointUrl;
import io.edgepurge.domain.account.Grant;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.account.Scope;
import io.edgepurge.domain.account.TagPrefix;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.path.CollapsedPaths;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.purge.PurgeResult.Accepted;
import io.edgepurge.domain.purge.PurgeResult.Duplicate;
import io.edgepurge.domain.purge.PurgeResult.ItemsForbidden;
import io.edgepurge.domain.purge.PurgeResult.ItemsRefused;
import io.edgepurge.domain.purge.PurgeResult.KeyTaken;
import io.edgepurge.domain.purge.PurgeResult.QuotaExceeded;
import io.edgepurge.domain.purge.PurgeResult.RequestRefused;
import io.edgepurge.domain.reconcile.QueuedPurgeFinder;
import io.edgepurge.domain.url.KeyRule;
import io.edgepurge.domain.url.ProtectedFolders;
import io.edgepurge.domain.url.RequestedTag;
import io.edgepurge.testing.InMemoryPlanStore;
import io.edgepurge.testing.InMemoryPurgeStore;
import io.edgepurge.testing.ManualClock;
import io.edgepurge.testing.RecordingDoorbells;
import io.edgepurge.testing.RecordingPurgeObserver;
import io.edgepurge.testing.Samples;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PurgeServiceTest {
    private static final YearMonth NOVEMBER = YearMonth.of(2101, 11);
    private static final String IMAGES_ENDPOINT = "https://img.example.com/acme/";
    private static final Account ACCOUNT = new Account(
            ACME,
            List.of(
                    UrlEndpoint.of(IMAGES_ENDPOINT, IMAGES).withTags(new TagPrefix("acme:")),
                    UrlEndpoint.of("https://video.example.com/acme/", VIDEOS)),
            5);
    private static final String A = "https://img.example.com/acme/a.jpg";
    private static final String B = "https://img.example.com/acme/b.jpg";

    private final InMemoryPlanStore plans = new InMemoryPlanStore().with(IMAGES).with(VIDEOS);
    private final InMemoryPurgeStore ledger = new InMemoryPurgeStore(plans);
    private final RecordingDoorbells doorbells = new RecordingDoorbells();
    private final ManualClock clock = new ManualClock(NOON);
    private final AtomicInteger ids = new AtomicInteger();
    private final RecordingPurgeObserver observer = new RecordingPurgeObserver();
    private final PurgeService purgeService = new PurgeService(
            new PurgePorts(
                    ledger,
                    new QueuedPurgeFinder(ledger, plans),
                    doorbells,
                    observer,
                    at -> id(ids.incrementAndGet()),
                    clock),
            ProtectedFolders.DEFAULT);

    @Test
    void an_accepted_purge_is_recorded_charged_and_rung_for() {
        Accepted accepted = accepted(purgeService.accept(request(A, "https://video.example.com/acme/v.mp4")));

        assertThat(accepted.progress().status()).isEqualTo(PurgeStatus.QUEUED);
        assertThat(accepted.quota()).map(QuotaReading::left).contains(3);
        assertThat(ledger.find(ACME, id(1))).contains(accepted.progress());
        assertThat(doorbells.notified()).containsExactlyInAnyOrder(IMAGES, VIDEOS);
    }

    @Test
    void a_url_named_twice_is_charged_once_and_reported() {
        Accepted accepted = accepted(purgeService.accept(request(A, B, A, "http://img.example.com/acme/a.jpg")));

        assertThat(accepted.duplicates()).containsExactly(new Duplicate(2, 0), new Duplicate(3, 0));
        assertThat(accepted.progress().purge().items())
                .extracting(PurgeItem::index)
                .containsExactly(0, 1);
        assertThat(accepted.quota()).map(QuotaReading::left).contains(3);
    }

    @Test
    void one_bad_url_refuses_the_request_and_charges_nothing() {
        PurgeResult answer = purgeService.accept(request(A, "https://elsewhere.example.com/a.jpg", B, "not a url"));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        ItemsRefused.class,
                        refused -> assertThat(refused.items())
                                .extracting(PurgeResult.RefusedItem::index)
                                .containsExactly(1, 3));
        assertThat(left()).isEqualTo(5);
        assertThat(doorbells.notified()).isEmpty();
    }

    @Test
    void tags_are_items_counted_after_the_urls_and_charged_one_by_one() {
        Accepted accepted =
                accepted(purgeService.accept(tagged(List.of(A), tag("acme:tv"), tag("ACME:TV"), tag("acme:radio"))));

        assertThat(accepted.progress().purge().items())
                .containsExactly(
                        new PurgeItem(0, A, IMAGES_ENDPOINT, IMAGES, new InvalidationPath("/acme/a.jpg")),
                        new PurgeItem(1, "acme:tv", IMAGES_ENDPOINT, IMAGES, InvalidationPath.ofTag("acme:tv")),
                        new PurgeItem(3, "acme:radio", IMAGES_ENDPOINT, IMAGES, InvalidationPath.ofTag("acme:radio")));
        assertThat(accepted.duplicates()).containsExactly(new Duplicate(2, 1));
        assertThat(left()).isEqualTo(2);
    }

    @Test
    void one_bad_tag_refuses_the_request_and_charges_nothing() {
        PurgeResult answer = purgeService.accept(tagged(List.of(A), tag("acme:tv"), tag("zeta:tv")));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        ItemsRefused.class,
                        refused -> assertThat(refused.items())
                                .extracting(PurgeResult.RefusedItem::index)
                                .containsExactly(2));
        assertThat(left()).isEqualTo(5);
    }

    @Test
    void a_key_belongs_to_the_tags_that_came_with_it() {
        purgeService.accept(keyed("key", tagged(List.of(), tag("acme:tv"))));

        assertThat(purgeService.accept(keyed("key", tagged(List.of(), tag("acme:tv")))))
                .isInstanceOf(Accepted.class);
        assertThat(purgeService.accept(keyed("key", tagged(List.of(), tag("acme:radio")))))
                .isInstanceOf(KeyTaken.class);
        assertThat(left()).isEqualTo(4);
    }

    @Test
    void a_key_purges_what_it_was_made_for_and_nothing_else() {
        Grant filesOnly = new Grant(
                new KeyId("files"),
                Set.of(Scope.PURGE),
                List.of(new EndpointUrl("https://img.example.com/acme/shoes/")),
                Optional.empty());
        PurgeRequest request = tagged(
                List.of("https://img.example.com/acme/shoes/a.jpg", "https://img.example.com/acme/shoes/b/c*", A),
                tag("acme:tv"));

        PurgeResult answer = purgeService.accept(with(filesOnly, request));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        ItemsForbidden.class,
                        forbidden -> assertThat(forbidden.items())
                                .extracting(
                                        PurgeResult.RefusedItem::index,
                                        item -> item.refusal().rule())
                                .containsExactly(
                                        tuple(1, KeyRule.KEY_WITHOUT_SCOPE),
                                        tuple(2, KeyRule.KEY_BOUND_ELSEWHERE),
                                        tuple(3, KeyRule.KEY_WITHOUT_SCOPE)));
        assertThat(left()).isEqualTo(5);
        assertThat(purgeService.accept(with(filesOnly, request("https://img.example.com/acme/shoes/a.jpg"))))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void a_key_with_a_share_uses_no_more_of_the_month_than_that() {
        Grant share = new Grant(new KeyId("ci"), Scope.all(), List.of(), Optional.of(2));
        purgeService.accept(with(share, request(A)));

        PurgeResult answer = purgeService.accept(with(share, request(B, "https://video.example.com/acme/v.mp4")));

        assertThat(answer)
                .isEqualTo(new QuotaExceeded(
                        new QuotaReading(NOVEMBER, 5, 4, Optional.of(new QuotaReading.Share(2, 1))), 2));
        assertThat(purgeService.accept(request(B))).isInstanceOf(Accepted.class);
        assertThat(ledger.usage(ACME, NOVEMBER).byKey())
                .containsExactlyInAnyOrderEntriesOf(Map.of(new KeyId("ci"), 1, new KeyId("key-1"), 1));
    }

    @Test
    void reason_and_time_are_kept_with_the_purge() {
        Instant later = NOON.plus(Duration.ofHours(3));

        Accepted accepted = accepted(purgeService.accept(
                asking(new PurgeSpec(List.of(A), List.of(), Optional.of("New logo"), Optional.of(later)))));

        Purge purge = accepted.progress().purge();
        assertThat(purge.provenance().reason()).contains("New logo");
        assertThat(purge.acceptedAt()).isEqualTo(NOON);
        assertThat(purge.notBefore()).contains(later);
    }

    @Test
    void a_time_that_has_passed_is_now() {
        Accepted accepted = accepted(purgeService.accept(
                asking(new PurgeSpec(List.of(A), List.of(), Optional.empty(), Optional.of(NOON.minusSeconds(1))))));

        assertThat(accepted.progress().purge().notBefore()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"200, true", "201, false"})
    void a_reason_has_at_most_200_characters(int characters, boolean taken) {
        PurgeSpec asked =
                new PurgeSpec(List.of(A), List.of(), Optional.of("\uD83D\uDE00".repeat(characters)), Optional.empty());

        assertThat(purgeService.accept(asking(asked)) instanceof Accepted).isEqualTo(taken);
    }

    @Test
    void a_reason_of_two_lines_is_refused() {
        assertThat(ruleOf(new PurgeSpec(List.of(A), List.of(), Optional.of("one\ntwo"), Optional.empty())))
                .isEqualTo(RequestRule.REASON_WITH_CONTROLS);
    }

    @Test
    void a_purge_lies_at_most_30_days_ahead() {
        Instant farthest = NOON.plus(Duration.ofDays(30));

        assertThat(ruleOf(new PurgeSpec(List.of(A), List.of(), Optional.empty(), Optional.of(farthest.plusSeconds(1)))))
                .isEqualTo(RequestRule.NOT_BEFORE_TOO_FAR);
        assertThat(purgeService.accept(
                        asking(new PurgeSpec(List.of(A), List.of(), Optional.empty(), Optional.of(farthest)))))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void a_repeated_call_of_imagekits_client_is_the_first_one_while_that_is_queued() {
        Accepted first = accepted(purgeService.accept(throughImageKitsDoor(A)));

        Accepted again = accepted(purgeService.accept(throughImageKitsDoor(A)));
        Accepted another = accepted(purgeService.accept(throughImageKitsDoor(B)));

        assertThat(again.progress().purge()).isEqualTo(first.progress().purge());
        assertThat(another.progress().purge().id())
                .isNotEqualTo(first.progress().purge().id());
        assertThat(left()).isEqualTo(3);
    }

    @Test
    void once_the_first_is_planned_a_repeated_call_is_a_new_purge() {
        Accepted first = accepted(purgeService.accept(throughImageKitsDoor(A)));
        plans.replace(
                IMAGES,
                0,
                List.of(),
                List.of(Samples.plan("plan-1", first.progress().purge())));

        Accepted second = accepted(purgeService.accept(throughImageKitsDoor(A)));
        Accepted third = accepted(purgeService.accept(throughImageKitsDoor(A)));

        assertThat(second.progress().purge().id())
                .isNotEqualTo(first.progress().purge().id());
        assertThat(third.progress().purge()).isEqualTo(second.progress().purge());
        assertThat(left()).isEqualTo(3);
    }

    @Test
    void the_same_call_through_another_door_or_with_another_key_is_another_purge() {
        purgeService.accept(throughImageKitsDoor(A));

        purgeService.accept(request(A));
        purgeService.accept(new PurgeRequest(
                Caller.unrestricted(ACCOUNT, new KeyId("key-2")),
                PurgeSource.IMAGEKIT,
                PurgeSpec.urls(List.of(A)),
                Optional.empty()));

        assertThat(left()).isEqualTo(2);
    }

    @Test
    void a_preview_says_what_a_request_would_do_and_changes_nothing() {
        Preview preview = previewed(asking(new PurgeSpec(
                List.of(
                        "https://img.example.com/acme/shoes/red.jpg",
                        "https://img.example.com/acme/shoes/winter/*",
                        "https://img.example.com/acme/shoes/winter/1.jpg",
                        "https://img.example.com/acme/shoes/red.jpg",
                        "https://elsewhere.example.com/"),
                List.of(tag("acme:tv")),
                Optional.empty(),
                Optional.empty())));

        assertThat(preview.paths().get(IMAGES))
                .isEqualTo(CollapsedPaths.of(Stream.of("/acme/shoes/red.jpg", "/acme/shoes/winter/*", "#acme:tv")
                        .map(InvalidationPath::new)
                        .toList()));
        assertThat(preview.billed()).isEqualTo(3);
        assertThat(preview.items())
                .filteredOn(item -> preview.coveredBy(item).isPresent())
                .extracting(PurgeItem::index)
                .containsExactly(2);
        assertThat(preview.duplicates()).containsExactly(new Duplicate(3, 0));
        assertThat(preview.refusals().refused())
                .extracting(PurgeResult.RefusedItem::index)
                .containsExactly(4);
        assertThat(left()).isEqualTo(5);
        assertThat(doorbells.notified()).isEmpty();
    }

    @Test
    void an_empty_request_is_refused() {
        assertThat(purgeService.accept(request()))
                .isInstanceOfSatisfying(
                        RequestRefused.class,
                        refused -> assertThat(refused.rule()).isEqualTo(RequestRule.NOTHING_TO_PURGE));
    }

    @Test
    void more_than_a_hundred_urls_are_refused() {
        String[] urls = IntStream.rangeClosed(0, 100)
                .mapToObj(n -> "https://img.example.com/acme/" + n + ".jpg")
                .toArray(String[]::new);

        assertThat(purgeService.accept(request(urls)))
                .isInstanceOfSatisfying(
                        RequestRefused.class,
                        refused -> assertThat(refused.rule()).isEqualTo(RequestRule.TOO_MANY_ITEMS));
    }

    @Test
    void the_list_that_is_too_long_is_named() {
        List<RequestedTag> tags = Collections.nCopies(100, new RequestedTag("https://img.example.com/acme/", "tv"));

        assertThat(purgeService.accept(asking(new PurgeSpec(List.of(A), tags, Optional.empty(), Optional.empty()))))
                .isInstanceOfSatisfying(
                        RequestRefused.class,
                        refused -> assertThat(refused.field()).isEqualTo("tags"));
    }

    @Test
    void a_purge_larger_than_its_record_may_be_is_refused() {
        String[] urls = IntStream.range(0, 100)
                .mapToObj(n -> "https://img.example.com/acme/" + n + "/" + "x".repeat(3_000))
                .toArray(String[]::new);

        assertThat(purgeService.accept(request(urls)))
                .isInstanceOfSatisfying(
                        RequestRefused.class,
                        refused -> assertThat(refused.rule()).isEqualTo(RequestRule.TOO_LARGE));
    }

    @Test
    void more_than_forty_distributions_are_refused() {
        List<UrlEndpoint> endpoints = IntStream.rangeClosed(0, 40)
                .mapToObj(n -> UrlEndpoint.of("https://h" + n + ".example.com/", new DistributionId("E" + n)))
                .toList();
        Account wide = new Account(new AccountId("wide"), endpoints, 1_000);
        List<String> urls =
                endpoints.stream().map(endpoint -> endpoint.url() + "a.jpg").toList();

        assertThat(purgeService.accept(request(wide, urls)))
                .isInstanceOfSatisfying(
                        RequestRefused.class,
                        refused -> assertThat(refused.rule()).isEqualTo(RequestRule.TOO_MANY_DISTRIBUTIONS));
    }

    @Test
    void beyond_the_quota_the_answer_says_what_is_left_and_when_it_resets() {
        purgeService.accept(request(A, B));

        PurgeResult answer = purgeService.accept(request(
                "https://img.example.com/acme/1.jpg",
                "https://img.example.com/acme/2.jpg",
                "https://img.example.com/acme/3.jpg",
                "https://img.example.com/acme/4.jpg"));

        assertThat(answer).isEqualTo(new QuotaExceeded(new QuotaReading(NOVEMBER, 5, 3), 4));
        assertThat(((QuotaExceeded) answer).quota().resetsAt()).isEqualTo(Instant.parse("2101-12-01T00:00:00Z"));
    }

    @Test
    void a_new_month_brings_a_new_quota() {
        purgeService.accept(request(A, B));
        clock.advance(Duration.ofDays(30));

        Accepted accepted = accepted(purgeService.accept(request(A)));

        assertThat(accepted.quota()).map(QuotaReading::left).contains(4);
    }

    @Test
    void a_repeated_request_is_the_same_purge() {
        PurgeId first = accepted(purgeService.accept(keyed("once", A, B)))
                .progress()
                .purge()
                .id();

        Accepted again = accepted(purgeService.accept(keyed("once", A, B)));

        assertThat(again.progress().purge().id()).isEqualTo(first);
        assertThat(left()).isEqualTo(3);
    }

    @Test
    void a_key_that_went_with_another_request_is_refused() {
        purgeService.accept(keyed("once", A, B));

        assertThat(purgeService.accept(keyed("once", A))).isEqualTo(new KeyTaken(new IdempotencyKey("once")));
        assertThat(left()).isEqualTo(3);
    }

    @Test
    void the_first_answer_stands_though_endpoints_and_scopes_have_changed_since() {
        PurgeId first = accepted(purgeService.accept(keyed("once", A)))
                .progress()
                .purge()
                .id();
        Account elsewhere = new Account(ACME, List.of(UrlEndpoint.of("https://new.example.com/", IMAGES)), 0);
        Grant less = new Grant(new KeyId("key-1"), Set.of(Scope.READ), List.of(), Optional.of(0));

        Accepted again = accepted(purgeService.accept(new PurgeRequest(
                new Caller(elsewhere, less),
                PurgeSource.API,
                PurgeSpec.urls(List.of(A)),
                Optional.of(new IdempotencyKey("once")))));

        assertThat(again.progress().purge().id()).isEqualTo(first);
    }

    @Test
    void for_another_api_key_of_the_account_its_own_bounds_come_before_the_first_answer() {
        purgeService.accept(keyed("once", A));
        Grant readOnly = new Grant(new KeyId("key-2"), Set.of(Scope.READ), List.of(), Optional.empty());

        PurgeResult answer = purgeService.accept(new PurgeRequest(
                new Caller(ACCOUNT, readOnly),
                PurgeSource.API,
                PurgeSpec.urls(List.of(A)),
                Optional.of(new IdempotencyKey("once"))));

        assertThat(answer).isInstanceOf(ItemsForbidden.class);
    }

    @Test
    void a_preview_knows_what_is_too_much_for_one_request() {
        List<String> urls = IntStream.range(0, 100)
                .mapToObj(n -> IMAGES_ENDPOINT + "x".repeat(3_000) + n + ".jpg")
                .toList();

        assertThat(purgeService.preview(request(ACCOUNT, urls)))
                .isInstanceOfSatisfying(
                        PreviewResult.Refused.class,
                        refused -> assertThat(refused.refusal().rule()).isEqualTo(RequestRule.TOO_LARGE));
    }

    @Test
    void an_operator_takes_a_whole_endpoint_and_is_not_charged() {
        purgeService.accept(request(A, B));

        Accepted accepted =
                accepted(purgeService.accept(byOperator(IMAGES_ENDPOINT + "*", IMAGES_ENDPOINT + "s/files/*")));

        Purge purge = accepted.progress().purge();
        assertThat(purge.items())
                .extracting(PurgeItem::path)
                .containsExactly(new InvalidationPath("/acme/*"), new InvalidationPath("/acme/s/files/*"));
        assertThat(purge.source()).isEqualTo(PurgeSource.OPERATOR);
        assertThat(purge.key()).isEqualTo(KeyId.OPERATOR);
        assertThat(left()).isEqualTo(3);
        assertThat(ledger.usage(ACME, NOVEMBER).byOperators()).isEqualTo(2);
    }

    @Test
    void an_operator_is_held_to_every_other_rule() {
        assertThat(purgeService.accept(byOperator("https://elsewhere.example.com/*", IMAGES_ENDPOINT + "*/a.jpg")))
                .isInstanceOfSatisfying(
                        ItemsRefused.class,
                        refused -> assertThat(refused.items()).hasSize(2));
    }

    private static PurgeRequest byOperator(String... urls) {
        return PurgeRequest.byOperator(ACCOUNT, PurgeSpec.urls(List.of(urls)), Optional.empty());
    }

    private int left() {
        return ledger.quota(ACME, NOVEMBER, 5).left();
    }

    private static Accepted accepted(PurgeResult answer) {
        assertThat(answer).isInstanceOf(Accepted.class);
        return (Accepted) answer;
    }

    private Preview previewed(PurgeRequest request) {
        return ((PreviewResult.Previewed) purgeService.preview(request)).preview();
    }

    private RequestRule ruleOf(PurgeSpec asked) {
        return ((RequestRefused) purgeService.accept(asking(asked))).rule();
    }

    private static PurgeRequest request(String... urls) {
        return request(ACCOUNT, List.of(urls));
    }

    private static PurgeRequest request(Account account, List<String> urls) {
        return new PurgeRequest(
                Caller.unrestricted(account, new KeyId("key-1")),
                PurgeSource.API,
                PurgeSpec.urls(urls),
                Optional.empty());
    }

    private static PurgeRequest with(Grant grant, PurgeRequest request) {
        return new PurgeRequest(new Caller(ACCOUNT, grant), request.source(), request.asked(), Optional.empty());
    }

    private static RequestedTag tag(String tag) {
        return new RequestedTag(IMAGES_ENDPOINT, tag);
    }

    private static PurgeRequest tagged(List<String> urls, RequestedTag... tags) {
        return asking(new PurgeSpec(urls, List.of(tags), Optional.empty(), Optional.empty()));
    }

    private static PurgeRequest asking(PurgeSpec asked) {
        return new PurgeRequest(request().caller(), PurgeSource.API, asked, Optional.empty());
    }

    private static PurgeRequest throughImageKitsDoor(String url) {
        return new PurgeRequest(
                request().caller(), PurgeSource.IMAGEKIT, PurgeSpec.urls(List.of(url)), Optional.empty());
    }

    private static PurgeRequest keyed(String key, String... urls) {
        return keyed(key, request(urls));
    }

    private static PurgeRequest keyed(String key, PurgeRequest request) {
        return new PurgeRequest(
                request.caller(), request.source(), request.asked(), Optional.of(new IdempotencyKey(key)));
    }
}
