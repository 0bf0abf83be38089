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
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.purge.DeskAnswer.Accepted;
import io.edgepurge.domain.purge.DeskAnswer.Duplicate;
import io.edgepurge.domain.purge.DeskAnswer.ItemsForbidden;
import io.edgepurge.domain.purge.DeskAnswer.ItemsRefused;
import io.edgepurge.domain.purge.DeskAnswer.KeyTaken;
import io.edgepurge.domain.purge.DeskAnswer.QuotaExceeded;
import io.edgepurge.domain.purge.DeskAnswer.RequestRefused;
import io.edgepurge.domain.url.KeyRule;
import io.edgepurge.domain.url.ProtectedFolders;
import io.edgepurge.domain.url.RequestedTag;
import io.edgepurge.testing.InMemoryLedger;
import io.edgepurge.testing.InMemoryPlanStore;
import io.edgepurge.testing.RecordingDoorbells;
import io.edgepurge.testing.TurnedClock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PurgeDeskTest {
    private static final String IMAGES_ENDPOINT = "https://img.example.com/acme/";
    private static final Account ACCOUNT = new Account(
            ACME,
            List.of(
                    UrlEndpoint.of(IMAGES_ENDPOINT, IMAGES).withTags(new TagPrefix("acme:")),
                    UrlEndpoint.of("https://video.example.com/acme/", VIDEOS)),
            5);
    private static final String A = "https://img.example.com/acme/a.jpg";
    private static final String B = "https://img.example.com/acme/b.jpg";

    private final InMemoryLedger ledger = new InMemoryLedger(new InMemoryPlanStore());
    private final RecordingDoorbells doorbells = new RecordingDoorbells();
    private final TurnedClock clock = new TurnedClock(NOON);
    private final AtomicInteger ids = new AtomicInteger();
    private final PurgeDesk desk =
            new PurgeDesk(ledger, doorbells, ProtectedFolders.DEFAULT, () -> id(ids.incrementAndGet()), clock);

    @Test
    void an_accepted_purge_is_recorded_charged_and_rung_for() {
        Accepted accepted = accepted(desk.accept(request(A, "https://video.example.com/acme/v.mp4")));

        assertThat(accepted.progress().status()).isEqualTo(PurgeStatus.QUEUED);
        assertThat(accepted.quota()).map(QuotaReading::left).contains(3);
        assertThat(ledger.find(ACME, id(1))).contains(accepted.progress());
        assertThat(doorbells.rung()).containsExactlyInAnyOrder(IMAGES, VIDEOS);
    }

    @Test
    void a_url_named_twice_is_charged_once_and_reported() {
        Accepted accepted = accepted(desk.accept(request(A, B, A, "http://img.example.com/acme/a.jpg")));

        assertThat(accepted.duplicates()).containsExactly(new Duplicate(2, 0), new Duplicate(3, 0));
        assertThat(accepted.progress().purge().items())
                .extracting(PurgeItem::index)
                .containsExactly(0, 1);
        assertThat(accepted.quota()).map(QuotaReading::left).contains(3);
    }

    @Test
    void one_bad_url_refuses_the_request_and_charges_nothing() {
        DeskAnswer answer = desk.accept(request(A, "https://elsewhere.example.com/a.jpg", B, "not a url"));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        ItemsRefused.class,
                        refused -> assertThat(refused.items())
                                .extracting(DeskAnswer.RefusedItem::index)
                                .containsExactly(1, 3));
        assertThat(left()).isEqualTo(5);
        assertThat(doorbells.rung()).isEmpty();
    }

    @Test
    void tags_are_items_counted_after_the_urls_and_charged_one_by_one() {
        Accepted accepted =
                accepted(desk.accept(tagged(List.of(A), tag("acme:tv"), tag("ACME:TV"), tag("acme:radio"))));

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
        DeskAnswer answer = desk.accept(tagged(List.of(A), tag("acme:tv"), tag("zeta:tv")));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        ItemsRefused.class,
                        refused -> assertThat(refused.items())
                                .extracting(DeskAnswer.RefusedItem::index)
                                .containsExactly(2));
        assertThat(left()).isEqualTo(5);
    }

    @Test
    void a_key_belongs_to_the_tags_that_came_with_it() {
        desk.accept(keyed("key", tagged(List.of(), tag("acme:tv"))));

        assertThat(desk.accept(keyed("key", tagged(List.of(), tag("acme:tv"))))).isInstanceOf(Accepted.class);
        assertThat(desk.accept(keyed("key", tagged(List.of(), tag("acme:radio")))))
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

        DeskAnswer answer = desk.accept(with(filesOnly, request));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        ItemsForbidden.class,
                        forbidden -> assertThat(forbidden.items())
                                .extracting(
                                        DeskAnswer.RefusedItem::index,
                                        item -> item.refusal().rule())
                                .containsExactly(
                                        tuple(1, KeyRule.KEY_WITHOUT_SCOPE),
                                        tuple(2, KeyRule.KEY_BOUND_ELSEWHERE),
                                        tuple(3, KeyRule.KEY_WITHOUT_SCOPE)));
        assertThat(left()).isEqualTo(5);
        assertThat(desk.accept(with(filesOnly, request("https://img.example.com/acme/shoes/a.jpg"))))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void an_empty_request_is_refused() {
        assertThat(desk.accept(request()))
                .isInstanceOfSatisfying(
                        RequestRefused.class,
                        refused -> assertThat(refused.rule()).isEqualTo(RequestRule.NOTHING_TO_PURGE));
    }

    @Test
    void more_than_a_hundred_urls_are_refused() {
        String[] urls = IntStream.rangeClosed(0, 100)
                .mapToObj(n -> "https://img.example.com/acme/" + n + ".jpg")
                .toArray(String[]::new);

        assertThat(desk.accept(request(urls)))
                .isInstanceOfSatisfying(
                        RequestRefused.class,
                        refused -> assertThat(refused.rule()).isEqualTo(RequestRule.TOO_MANY_ITEMS));
    }

    @Test
    void a_purge_larger_than_its_record_may_be_is_refused() {
        String[] urls = IntStream.range(0, 100)
                .mapToObj(n -> "https://img.example.com/acme/" + n + "/" + "x".repeat(3_000))
                .toArray(String[]::new);

        assertThat(desk.accept(request(urls)))
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

        assertThat(desk.accept(request(wide, urls)))
                .isInstanceOfSatisfying(
                        RequestRefused.class,
                        refused -> assertThat(refused.rule()).isEqualTo(RequestRule.TOO_MANY_DISTRIBUTIONS));
    }

    @Test
    void beyond_the_quota_the_answer_says_what_is_left_and_when_it_resets() {
        desk.accept(request(A, B));

        DeskAnswer answer = desk.accept(request(
                "https://img.example.com/acme/1.jpg",
                "https://img.example.com/acme/2.jpg",
                "https://img.example.com/acme/3.jpg",
                "https://img.example.com/acme/4.jpg"));

        assertThat(answer).isEqualTo(new QuotaExceeded(new QuotaReading(YearMonth.of(2026, 11), 5, 3), 4));
        assertThat(((QuotaExceeded) answer).quota().resetsAt()).isEqualTo(Instant.parse("2026-12-01T00:00:00Z"));
    }

    @Test
    void a_new_month_brings_a_new_quota() {
        desk.accept(request(A, B));
        clock.turn(Duration.ofDays(30));

        Accepted accepted = accepted(desk.accept(request(A)));

        assertThat(accepted.quota()).map(QuotaReading::left).contains(4);
    }

    @Test
    void a_repeated_request_is_the_same_purge() {
        PurgeId first =
                accepted(desk.accept(keyed("once", A, B))).progress().purge().id();

        Accepted again = accepted(desk.accept(keyed("once", A, B)));

        assertThat(again.progress().purge().id()).isEqualTo(first);
        assertThat(left()).isEqualTo(3);
    }

    @Test
    void a_key_that_went_with_another_request_is_refused() {
        desk.accept(keyed("once", A, B));

        assertThat(desk.accept(keyed("once", A))).isEqualTo(new KeyTaken(new IdempotencyKey("once")));
        assertThat(left()).isEqualTo(3);
    }

    private int left() {
        return ledger.quota(ACME, YearMonth.of(2026, 11), 5).left();
    }

    private static Accepted accepted(DeskAnswer answer) {
        assertThat(answer).isInstanceOf(Accepted.class);
        return (Accepted) answer;
    }

    private static PurgeRequest request(String... urls) {
        return request(ACCOUNT, List.of(urls));
    }

    private static PurgeRequest request(Account account, List<String> urls) {
        return new PurgeRequest(
                Caller.unbound(account, new KeyId("key-1")), PurgeSource.API, urls, List.of(), Optional.empty());
    }

    private static PurgeRequest with(Grant grant, PurgeRequest request) {
        return new PurgeRequest(
                new Caller(ACCOUNT, grant), request.source(), request.urls(), request.tags(), Optional.empty());
    }

    private static RequestedTag tag(String tag) {
        return new RequestedTag(IMAGES_ENDPOINT, tag);
    }

    private static PurgeRequest tagged(List<String> urls, RequestedTag... tags) {
        PurgeRequest request = request(ACCOUNT, urls);
        return new PurgeRequest(request.caller(), request.source(), urls, List.of(tags), Optional.empty());
    }

    private static PurgeRequest keyed(String key, String... urls) {
        return keyed(key, request(urls));
    }

    private static PurgeRequest keyed(String key, PurgeRequest request) {
        return new PurgeRequest(
                request.caller(),
                request.source(),
                request.urls(),
                request.tags(),
                Optional.of(new IdempotencyKey(key)));
    }
}
