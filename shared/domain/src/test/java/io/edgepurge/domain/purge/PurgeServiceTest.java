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
import io.edgepurge.domain.purge.Refusal.ItemsForbidden;
import io.edgepurge.domain.purge.Refusal.ItemsRefused;
import io.edgepurge.domain.purge.Refusal.KeyTaken;
import io.edgepurge.domain.purge.Refusal.QuotaExceeded;
import io.edgepurge.domain.purge.Refusal.RequestRefused;
import io.edgepurge.domain.reconcile.Claim;
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
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    private final InMemoryPurgeStore purgeStore = new InMemoryPurgeStore(plans);
    private final RecordingDoorbells doorbells = new RecordingDoorbells();
    private final ManualClock clock = new ManualClock(NOON);
    private final AtomicInteger ids = new AtomicInteger();
    private final RecordingPurgeObserver observer = new RecordingPurgeObserver();
    private final PurgeService purgeService = new PurgeService(
            new PurgePorts(
                    purgeStore,
                    new QueuedPurgeFinder(purgeStore, plans),
                    doorbells,
                    observer,
                    at -> id(ids.incrementAndGet()),
                    clock),
            ProtectedFolders.DEFAULT);

    @Test
    void an_accepted_purge_is_recorded_and_charged_and_sends_doorbells() {
        Accepted accepted = accepted(purgeService.accept(request(A, "https://video.example.com/acme/v.mp4")));

        assertThat(accepted.progress().status()).isEqualTo(PurgeStatus.QUEUED);
        assertThat(accepted.quota()).map(QuotaReading::left).contains(3);
        assertThat(purgeStore.find(ACME, id(1))).contains(accepted.progress());
        assertThat(doorbells.notified()).containsExactlyInAnyOrder(IMAGES, VIDEOS);
    }

    @Test
    void a_duplicate_url_is_charged_once_and_reported() {
        Accepted accepted = accepted(purgeService.accept(request(A, B, A, "http://img.example.com/acme/a.jpg")));

        assertThat(accepted.duplicates()).containsExactly(new Duplicate(2, 0), new Duplicate(3, 0));
        assertThat(accepted.progress().purge().items())
                .extracting(PurgeItem::index)
                .containsExactly(0, 1);
        assertThat(accepted.quota()).map(QuotaReading::left).contains(3);
    }

    @Test
    void one_bad_url_refuses_the_request_and_charges_nothing() {
        PurgeResult result = purgeService.accept(request(A, "https://elsewhere.example.com/a.jpg", B, "not a url"));

        assertThat(result)
                .isInstanceOfSatisfying(
                        ItemsRefused.class,
                        refused -> assertThat(refused.items())
                                .extracting(RefusedItem::index)
                                .containsExactly(1, 3));
        assertThat(left()).isEqualTo(5);
        assertThat(doorbells.notified()).isEmpty();
    }

    @Test
    void tags_are_indexed_after_the_urls_and_charged_individually() {
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
        PurgeResult result = purgeService.accept(tagged(List.of(A), tag("acme:tv"), tag("zeta:tv")));

        assertThat(result)
                .isInstanceOfSatisfying(
                        ItemsRefused.class,
                        refused -> assertThat(refused.items())
                                .extracting(RefusedItem::index)
                                .containsExactly(2));
        assertThat(left()).isEqualTo(5);
    }

    @Test
    void an_idempotency_key_is_bound_to_its_tags() {
        purgeService.accept(keyed("key", tagged(List.of(), tag("acme:tv"))));

        assertThat(purgeService.accept(keyed("key", tagged(List.of(), tag("acme:tv")))))
                .isInstanceOf(Accepted.class);
        assertThat(purgeService.accept(keyed("key", tagged(List.of(), tag("acme:radio")))))
                .isInstanceOf(KeyTaken.class);
        assertThat(left()).isEqualTo(4);
    }

    @Test
    void a_key_purges_only_within_its_scopes_and_folders() {
        Grant filesOnly = new Grant(
                new KeyId("files"),
                Set.of(Scope.PURGE),
                List.of(new EndpointUrl("https://img.example.com/acme/shoes/")),
                Optional.empty());
        PurgeRequest request = tagged(
                List.of("https://img.example.com/acme/shoes/a.jpg", "https://img.example.com/acme/shoes/b/c*", A),
                tag("acme:tv"));

        PurgeResult result = purgeService.accept(with(filesOnly, request));

        assertThat(result)
                .isInstanceOfSatisfying(
                        ItemsForbidden.class,
                        forbidden -> assertThat(forbidden.items())
                                .extracting(
                                        RefusedItem::index,
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
    void a_key_cannot_exceed_its_monthly_share() {
        Grant share = new Grant(new KeyId("ci"), Scope.all(), List.of(), Optional.of(2));
        purgeService.accept(with(share, request(A)));

        PurgeResult result = purgeService.accept(with(share, request(B, "https://video.example.com/acme/v.mp4")));

        assertThat(result)
                .isEqualTo(new QuotaExceeded(
                        new QuotaReading(NOVEMBER, 5, 4, Optional.of(new QuotaReading.Share(2, 1))), 2));
        assertThat(purgeService.accept(request(B))).isInstanceOf(Accepted.class);
        assertThat(purgeStore.usage(ACME, NOVEMBER).byKey())
                .containsExactlyInAnyOrderEntriesOf(Map.of(new KeyId("ci"), 1, new KeyId("key-1"), 1));
    }

    @Test
    void reason_and_start_time_are_stored_with_the_purge() {
        Instant later = NOON.plus(Duration.ofHours(3));

        Accepted accepted = accepted(purgeService.accept(asking(
                new PurgeSpec(List.of(A), List.of(), new PurgeOptions(Optional.of("New logo"), Optional.of(later))))));

        Purge purge = accepted.progress().purge();
        assertThat(purge.options().reason()).contains("New logo");
        assertThat(purge.acceptedAt()).isEqualTo(NOON);
        assertThat(purge.options().notBefore()).contains(later);
    }

    @Test
    void a_start_time_in_the_past_is_dropped() {
        Accepted accepted = accepted(purgeService.accept(asking(new PurgeSpec(
                List.of(A), List.of(), PurgeOptions.NONE.withNotBefore(Optional.of(NOON.minusSeconds(1)))))));

        assertThat(accepted.progress().purge().options().notBefore()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"200, true", "201, false"})
    void a_reason_has_at_most_200_characters(int characters, boolean taken) {
        PurgeSpec spec = new PurgeSpec(
                List.of(A), List.of(), PurgeOptions.NONE.withReason(Optional.of("\uD83D\uDE00".repeat(characters))));

        assertThat(purgeService.accept(asking(spec)) instanceof Accepted).isEqualTo(taken);
    }

    @Test
    void a_reason_of_two_lines_is_refused() {
        assertThat(ruleOf(new PurgeSpec(List.of(A), List.of(), PurgeOptions.NONE.withReason(Optional.of("one\ntwo")))))
                .isEqualTo(RequestRule.REASON_WITH_CONTROLS);
    }

    /** Storing it as UTF-8 would replace it by a question mark. */
    @ParameterizedTest
    @ValueSource(strings = {"\uD83D", "half \uDE00 a pair", "\uDE00\uD83D"})
    void a_reason_with_a_lone_surrogate_is_refused(String reason) {
        assertThat(ruleOf(new PurgeSpec(List.of(A), List.of(), PurgeOptions.NONE.withReason(Optional.of(reason)))))
                .isEqualTo(RequestRule.REASON_NOT_UNICODE);
    }

    @Test
    void a_start_time_is_at_most_30_days_ahead() {
        Instant farthest = NOON.plus(Duration.ofDays(30));

        assertThat(ruleOf(new PurgeSpec(
                        List.of(A), List.of(), PurgeOptions.NONE.withNotBefore(Optional.of(farthest.plusSeconds(1))))))
                .isEqualTo(RequestRule.NOT_BEFORE_TOO_FAR);
        assertThat(purgeService.accept(asking(
                        new PurgeSpec(List.of(A), List.of(), PurgeOptions.NONE.withNotBefore(Optional.of(farthest))))))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void a_retry_of_imagekits_client_returns_the_first_purge_while_it_is_queued() {
        Accepted first = accepted(purgeService.accept(byImageKit(A)));

        Accepted again = accepted(purgeService.accept(byImageKit(A)));
        Accepted another = accepted(purgeService.accept(byImageKit(B)));

        assertThat(again.progress().purge()).isEqualTo(first.progress().purge());
        assertThat(another.progress().purge().id())
                .isNotEqualTo(first.progress().purge().id());
        assertThat(left()).isEqualTo(3);
    }

    @Test
    void after_the_first_purge_is_planned_a_retry_is_a_new_purge() {
        Accepted first = accepted(purgeService.accept(byImageKit(A)));
        plans.replace(
                IMAGES,
                0,
                List.of(),
                List.of(Samples.plan("plan-1", first.progress().purge())));

        Accepted second = accepted(purgeService.accept(byImageKit(A)));
        Accepted third = accepted(purgeService.accept(byImageKit(A)));

        assertThat(second.progress().purge().id())
                .isNotEqualTo(first.progress().purge().id());
        assertThat(third.progress().purge()).isEqualTo(second.progress().purge());
        assertThat(left()).isEqualTo(3);
    }

    @Test
    void a_marked_retry_returns_the_first_purge_in_any_status_for_15_minutes() {
        Accepted first = accepted(purgeService.accept(byImageKit(A)));
        complete(first.progress().purge());
        clock.advance(Duration.ofMinutes(15));

        Accepted again = accepted(purgeService.accept(retried(byImageKit(A))));

        assertThat(again.progress().purge()).isEqualTo(first.progress().purge());
        assertThat(again.progress().status()).isEqualTo(PurgeStatus.COMPLETED);
        assertThat(left()).isEqualTo(4);
    }

    @Test
    void a_marked_retry_after_more_than_15_minutes_is_a_new_purge() {
        Accepted first = accepted(purgeService.accept(byImageKit(A)));
        complete(first.progress().purge());
        clock.advance(Duration.ofMinutes(15).plusMillis(1));

        Accepted again = accepted(purgeService.accept(retried(byImageKit(A))));

        assertThat(again.progress().purge().id())
                .isNotEqualTo(first.progress().purge().id());
        assertThat(left()).isEqualTo(3);
    }

    @Test
    void a_marked_retry_of_a_call_that_never_arrived_is_a_new_purge() {
        Accepted accepted = accepted(purgeService.accept(retried(byImageKit(A))));

        assertThat(accepted.progress().status()).isEqualTo(PurgeStatus.QUEUED);
        assertThat(left()).isEqualTo(4);
    }

    @Test
    void a_marked_retry_with_another_url_or_key_is_another_purge() {
        Accepted first = accepted(purgeService.accept(byImageKit(A)));
        complete(first.progress().purge());

        purgeService.accept(retried(byImageKit(B)));
        purgeService.accept(retried(new PurgeRequest(
                Caller.unrestricted(ACCOUNT, new KeyId("key-2")),
                PurgeSource.IMAGEKIT,
                PurgeSpec.urls(List.of(A)),
                Optional.empty())));

        assertThat(left()).isEqualTo(2);
    }

    @Test
    void an_equal_request_from_another_source_or_key_is_another_purge() {
        purgeService.accept(byImageKit(A));

        purgeService.accept(request(A));
        purgeService.accept(new PurgeRequest(
                Caller.unrestricted(ACCOUNT, new KeyId("key-2")),
                PurgeSource.IMAGEKIT,
                PurgeSpec.urls(List.of(A)),
                Optional.empty()));

        assertThat(left()).isEqualTo(2);
    }

    @Test
    void a_preview_shows_the_effect_and_changes_nothing() {
        Preview preview = previewed(asking(new PurgeSpec(
                List.of(
                        "https://img.example.com/acme/shoes/red.jpg",
                        "https://img.example.com/acme/shoes/winter/*",
                        "https://img.example.com/acme/shoes/winter/1.jpg",
                        "https://img.example.com/acme/shoes/red.jpg",
                        "https://elsewhere.example.com/"),
                List.of(tag("acme:tv")),
                PurgeOptions.NONE)));

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
        assertThat(preview.refusals().refused()).extracting(RefusedItem::index).containsExactly(4);
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
    void the_longer_list_is_the_field_of_the_violation() {
        List<RequestedTag> tags = Collections.nCopies(100, new RequestedTag("https://img.example.com/acme/", "tv"));

        assertThat(purgeService.accept(asking(new PurgeSpec(List.of(A), tags, PurgeOptions.NONE))))
                .isInstanceOfSatisfying(
                        RequestRefused.class,
                        refused -> assertThat(refused.field()).isEqualTo("tags"));
    }

    @Test
    void a_purge_that_is_too_large_to_store_is_refused() {
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
    void an_exceeded_quota_has_its_remainder_and_reset() {
        purgeService.accept(request(A, B));

        PurgeResult result = purgeService.accept(request(
                "https://img.example.com/acme/1.jpg",
                "https://img.example.com/acme/2.jpg",
                "https://img.example.com/acme/3.jpg",
                "https://img.example.com/acme/4.jpg"));

        assertThat(result).isEqualTo(new QuotaExceeded(new QuotaReading(NOVEMBER, 5, 3), 4));
        assertThat(((QuotaExceeded) result).quota().resetsAt()).isEqualTo(Instant.parse("2101-12-01T00:00:00Z"));
    }

    @Test
    void a_new_month_brings_a_new_quota() {
        purgeService.accept(request(A, B));
        clock.advance(Duration.ofDays(30));

        Accepted accepted = accepted(purgeService.accept(request(A)));

        assertThat(accepted.quota()).map(QuotaReading::left).contains(4);
    }

    @Test
    void a_repeated_request_returns_the_same_purge() {
        PurgeId first = accepted(purgeService.accept(keyed("once", A, B)))
                .progress()
                .purge()
                .id();

        Accepted again = accepted(purgeService.accept(keyed("once", A, B)));

        assertThat(again.progress().purge().id()).isEqualTo(first);
        assertThat(left()).isEqualTo(3);
    }

    @Test
    void a_used_key_is_answered_without_another_purge() {
        purgeService.accept(keyed("once", A, B));

        purgeService.accept(keyed("once", A));
        purgeService.accept(keyed("once", A, B));

        assertThat(ids).hasValue(1);
    }

    @Test
    void a_key_used_with_another_request_is_refused() {
        purgeService.accept(keyed("once", A, B));

        assertThat(purgeService.accept(keyed("once", A))).isEqualTo(new KeyTaken(new IdempotencyKey("once")));
        assertThat(left()).isEqualTo(3);
    }

    @Test
    void a_repetition_returns_the_first_purge_after_endpoints_and_scopes_change() {
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
    void another_api_key_of_the_account_is_validated_before_a_repetition() {
        purgeService.accept(keyed("once", A));
        Grant readOnly = new Grant(new KeyId("key-2"), Set.of(Scope.READ), List.of(), Optional.empty());

        PurgeResult result = purgeService.accept(new PurgeRequest(
                new Caller(ACCOUNT, readOnly),
                PurgeSource.API,
                PurgeSpec.urls(List.of(A)),
                Optional.of(new IdempotencyKey("once"))));

        assertThat(result).isInstanceOf(ItemsForbidden.class);
    }

    @Test
    void a_preview_refuses_a_request_that_is_too_large() {
        List<String> urls = IntStream.range(0, 100)
                .mapToObj(n -> IMAGES_ENDPOINT + "x".repeat(3_000) + n + ".jpg")
                .toList();

        assertThat(purgeService.preview(request(ACCOUNT, urls)))
                .isInstanceOfSatisfying(
                        PreviewResult.Refused.class,
                        refused -> assertThat(((RequestRefused) refused.refusal()).rule())
                                .isEqualTo(RequestRule.TOO_LARGE));
    }

    @Test
    void an_operator_can_purge_a_whole_endpoint_and_is_not_charged() {
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
        assertThat(purgeStore.usage(ACME, NOVEMBER).byOperators()).isEqualTo(2);
    }

    @Test
    void all_other_rules_apply_to_operators() {
        assertThat(purgeService.accept(byOperator("https://elsewhere.example.com/*", IMAGES_ENDPOINT + "*/a.jpg")))
                .isInstanceOfSatisfying(
                        ItemsRefused.class,
                        refused -> assertThat(refused.items()).hasSize(2));
    }

    private static PurgeRequest byOperator(String... urls) {
        return PurgeRequest.byOperator(ACCOUNT, PurgeSpec.urls(List.of(urls)), Optional.empty());
    }

    private int left() {
        return purgeStore.quota(ACME, NOVEMBER, 5).left();
    }

    private static Accepted accepted(PurgeResult result) {
        assertThat(result).isInstanceOf(Accepted.class);
        return (Accepted) result;
    }

    private Preview previewed(PurgeRequest request) {
        return ((PreviewResult.Previewed) purgeService.preview(request)).preview();
    }

    private RequestRule ruleOf(PurgeSpec spec) {
        return ((RequestRefused) purgeService.accept(asking(spec))).rule();
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
        return new PurgeRequest(new Caller(ACCOUNT, grant), request.source(), request.spec(), Optional.empty());
    }

    private static RequestedTag tag(String tag) {
        return new RequestedTag(IMAGES_ENDPOINT, tag);
    }

    private static PurgeRequest tagged(List<String> urls, RequestedTag... tags) {
        return asking(new PurgeSpec(urls, List.of(tags), PurgeOptions.NONE));
    }

    private static PurgeRequest asking(PurgeSpec spec) {
        return new PurgeRequest(request().caller(), PurgeSource.API, spec, Optional.empty());
    }

    private static PurgeRequest byImageKit(String url) {
        return new PurgeRequest(
                request().caller(), PurgeSource.IMAGEKIT, PurgeSpec.urls(List.of(url)), Optional.empty());
    }

    private static PurgeRequest retried(PurgeRequest request) {
        return new PurgeRequest(request.caller(), request.source(), request.spec(), request.idempotencyKey(), true);
    }

    private void complete(Purge purge) {
        Claim claim = new Claim(purge.account(), purge.id(), new TreeSet<>(Set.of(0)));
        purgeStore.remove(IMAGES, List.of(claim));
        purgeStore.mark(IMAGES, List.of(claim), ItemState.submitted("I1", NOON).completed(NOON));
    }

    private static PurgeRequest keyed(String key, String... urls) {
        return keyed(key, request(urls));
    }

    private static PurgeRequest keyed(String key, PurgeRequest request) {
        return new PurgeRequest(
                request.caller(), request.source(), request.spec(), Optional.of(new IdempotencyKey(key)));
    }
}
