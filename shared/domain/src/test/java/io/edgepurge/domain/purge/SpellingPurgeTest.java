package io.edgepurge.domain.purge;

import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.VIDEOS;
import static io.edgepurge.testing.Samples.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.Caller;
import io.edgepurge.domain.account.CoveredSpellings;
import io.edgepurge.domain.account.EndpointUrl;
import io.edgepurge.domain.account.Grant;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.account.Scope;
import io.edgepurge.domain.account.TagPrefix;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.purge.PurgeResult.Accepted;
import io.edgepurge.domain.reconcile.QueuedPurgeFinder;
import io.edgepurge.domain.url.ProtectedFolders;
import io.edgepurge.domain.url.RequestedTag;
import io.edgepurge.testing.InMemoryPlanStore;
import io.edgepurge.testing.InMemoryPurgeStore;
import io.edgepurge.testing.ManualClock;
import io.edgepurge.testing.RecordingDoorbells;
import io.edgepurge.testing.RecordingPurgeObserver;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Purges of all spellings of a URL. */
class SpellingPurgeTest {
    private static final String PLAIN = "https://img.example.com/acme/";
    private static final String ALL_BY_DEFAULT = "https://video.example.com/acme/";
    private static final Account ACCOUNT = new Account(
            ACME,
            List.of(
                    UrlEndpoint.of(PLAIN, IMAGES).withTags(new TagPrefix("acme:")),
                    UrlEndpoint.of(ALL_BY_DEFAULT, VIDEOS).withSpellings(CoveredSpellings.ALL)),
            1_000);
    private static final Optional<CoveredSpellings> ALL = Optional.of(CoveredSpellings.ALL);

    private final InMemoryPlanStore plans = new InMemoryPlanStore().with(IMAGES).with(VIDEOS);
    private final InMemoryPurgeStore purges = new InMemoryPurgeStore(plans);
    private final AtomicInteger ids = new AtomicInteger();
    private final PurgeService service = new PurgeService(
            new PurgePorts(
                    purges,
                    new QueuedPurgeFinder(purges, plans),
                    new RecordingDoorbells(),
                    new RecordingPurgeObserver(),
                    at -> id(ids.incrementAndGet()),
                    new ManualClock(NOON)),
            ProtectedFolders.DEFAULT);

    @Test
    void all_spellings_are_one_item_and_one_unit() {
        Accepted accepted = accepted(request(ALL, PLAIN + "Book(2013).jpg"));

        assertThat(accepted.progress().purge().items())
                .singleElement()
                .satisfies(item ->
                        assertThat(item.paths()).containsExactly(path("Book(2013).jpg"), path("Book%282013%29.jpg")));
        assertThat(purges.quota(ACME, YearMonth.of(2101, 11), 1_000).left()).isEqualTo(999);
    }

    @Test
    void a_request_without_the_field_follows_the_endpoint() {
        Purge purge = purgeOf(request(Optional.empty(), PLAIN + "a(1).jpg", ALL_BY_DEFAULT + "a(1).jpg"));

        assertThat(purge.items()).extracting(item -> item.paths().size()).containsExactly(1, 2);
    }

    @Test
    void a_request_can_override_the_endpoint() {
        Purge purge = purgeOf(request(Optional.of(CoveredSpellings.REQUESTED), ALL_BY_DEFAULT + "a(1).jpg"));

        assertThat(purge.items().getFirst().furtherPaths()).isEmpty();
    }

    @Test
    void a_request_of_an_ImageKit_client_follows_the_endpoint() {
        PurgeRequest request = new PurgeRequest(
                Caller.unrestricted(ACCOUNT, new KeyId("key-1")),
                PurgeSource.IMAGEKIT,
                PurgeSpec.urls(List.of(ALL_BY_DEFAULT + "a(1).jpg")),
                Optional.empty());

        assertThat(purgeOf(request).items().getFirst().furtherPaths()).hasSize(1);
    }

    @Test
    void a_tag_has_one_path() {
        PurgeSpec spec = new PurgeSpec(
                List.of(), List.of(new RequestedTag(PLAIN, "acme:a(1)+b")), PurgeOptions.NONE.withSpellings(ALL));

        assertThat(purgeOf(request(spec)).items().getFirst().paths()).hasSize(1);
    }

    @Test
    void an_operator_purges_all_spellings_of_any_wildcard() {
        PurgeSpec spec = new PurgeSpec(List.of(PLAIN + "(1)*"), List.of(), PurgeOptions.NONE.withSpellings(ALL));

        assertThat(purgeOf(PurgeRequest.byOperator(ACCOUNT, spec, Optional.empty()))
                        .items()
                        .getFirst()
                        .hints()
                        .otherSpellings())
                .singleElement()
                .satisfies(other -> assertThat(other.purged()).isTrue());
    }

    @Test
    void the_key_may_purge_every_covered_spelling() {
        EndpointUrl folder = new EndpointUrl(PLAIN + "%C3%9Cbung/");
        Grant grant = new Grant(new KeyId("key-1"), Scope.all(), List.of(folder), Optional.empty());
        PurgeRequest request = new PurgeRequest(
                new Caller(ACCOUNT, grant), PurgeSource.API, spec(ALL, PLAIN + "Übung/a(1).jpg"), Optional.empty());

        PurgeItem item = purgeOf(request).items().getFirst();

        assertThat(item.furtherPaths())
                .contains(path("%C3%9Cbung/a%281%29.jpg"))
                .doesNotContain(path("U%CC%88bung/a(1).jpg"));
        assertThat(item.hints().otherSpellings())
                .filteredOn(other -> other.url().equals(PLAIN + "U%CC%88bung/a(1).jpg"))
                .singleElement()
                .satisfies(other -> assertThat(other.purged()).isFalse());
    }

    @Test
    void every_purged_spelling_is_listed_although_others_have_fewer_rules() {
        InvalidationPath decomposed = path("U%CC%88%2B%281%29.jpg");
        PurgeItem item =
                new PurgeItem(0, PLAIN + "Ü+(1).jpg", PLAIN, IMAGES, path("%C3%9C+(1).jpg"), List.of(decomposed));

        assertThat(item.hints().otherSpellings()).hasSize(7).first().satisfies(other -> {
            assertThat(other.url()).isEqualTo(PLAIN + "U%CC%88%2B%281%29.jpg");
            assertThat(other.purged()).isTrue();
        });
    }

    @Test
    void an_item_whose_paths_an_earlier_item_has_is_a_duplicate() {
        Accepted accepted = accepted(request(ALL, PLAIN + "a(1).jpg", PLAIN + "a%281%29.jpg", PLAIN + "a%281).jpg"));

        assertThat(accepted.duplicates()).containsExactly(new Duplicate(1, 0));
        // mixed forms are a spelling of their own, which no rule leads to
        assertThat(accepted.progress().purge().items())
                .extracting(PurgeItem::index)
                .containsExactly(0, 2);
    }

    @Test
    void an_item_with_more_paths_than_an_earlier_one_is_no_duplicate() {
        Account sameDistribution = new Account(
                ACME,
                List.of(
                        UrlEndpoint.of(PLAIN, IMAGES),
                        UrlEndpoint.of("https://cdn.example.com/acme/", IMAGES).withSpellings(CoveredSpellings.ALL)),
                10);
        PurgeRequest request = new PurgeRequest(
                Caller.unrestricted(sameDistribution, new KeyId("key-1")),
                PurgeSource.API,
                PurgeSpec.urls(
                        List.of(PLAIN + "a(1).jpg", "https://cdn.example.com/acme/a(1).jpg", PLAIN + "a%281%29.jpg")),
                Optional.empty());

        Accepted accepted = accepted(request);

        assertThat(accepted.progress().purge().items())
                .extracting(PurgeItem::index)
                .containsExactly(0, 1);
        assertThat(accepted.duplicates()).containsExactly(new Duplicate(2, 1));
    }

    @Test
    void a_preview_counts_the_price_of_all_spellings() {
        PurgeRequest request = request(ALL, PLAIN + "Übung(1).jpg", PLAIN + "a.jpg");

        Preview preview = ((PreviewResult.Previewed) service.preview(request)).preview();

        assertThat(preview.items()).hasSize(2);
        assertThat(preview.billed()).isEqualTo(9);
        assertThat(preview.spellings()).isEqualTo(ALL);
    }

    /** Otherwise, a request that is repeated across a deployment would not match its idempotency key. */
    @Test
    void the_fingerprint_of_requests_without_the_field_is_unchanged() {
        assertThat(spec(Optional.empty(), PLAIN + "a.jpg").fingerprint())
                .isEqualTo("62ebd937ff83cee7d2eb659fa451b9f957a3992b25424faeb003d9e12c3878e2");
        assertThat(spec(ALL, PLAIN + "a.jpg").fingerprint())
                .isNotEqualTo(spec(Optional.empty(), PLAIN + "a.jpg").fingerprint())
                .isNotEqualTo(spec(Optional.of(CoveredSpellings.REQUESTED), PLAIN + "a.jpg")
                        .fingerprint());
    }

    @Test
    void further_paths_count_as_stored_bytes() {
        Purge one = purgeOf(request(Optional.empty(), PLAIN + "a(1).jpg"));
        Purge all = purgeOf(request(ALL, PLAIN + "a(1).jpg"));

        assertThat(all.storedBytes() - one.storedBytes())
                .isGreaterThanOrEqualTo("/acme/a%281%29.jpg".length() + "all".length());
    }

    @Test
    void a_list_of_long_names_is_split_so_that_each_part_can_be_stored() {
        List<String> urls = IntStream.range(0, 200)
                .mapToObj(n -> PLAIN + n + "(ΐ)'+" + String.join("", Collections.nCopies(60, "ΐ")) + ".jpg")
                .toList();
        PurgeSpec spec = new PurgeSpec(urls, List.of(), PurgeOptions.NONE.withSpellings(ALL));

        BulkPurgeResult result = new BulkPurgeService(service).accept(request(spec), () -> false);

        assertThat(result).isInstanceOf(BulkPurgeResult.Complete.class);
        assertThat(result.purges())
                .allSatisfy(part -> assertThat(part.progress().purge().storedBytes())
                        .isLessThanOrEqualTo(RequestRules.MAX_STORED_BYTES));
        assertThat(result.purges().stream().flatMap(part -> part.progress().purge().items().stream()))
                .hasSize(200)
                .allSatisfy(item -> assertThat(item.furtherPaths()).hasSize(7));
    }

    /** Otherwise, a list that is repeated after an operator changed the default would not match its idempotency keys. */
    @Test
    void the_split_of_a_list_does_not_depend_on_the_default_of_its_endpoint() {
        List<String> urls = IntStream.range(0, 200)
                .mapToObj(n -> PLAIN + n + "(ΐ)'+" + "ΐ".repeat(60) + ".jpg")
                .toList();
        Account covering =
                new Account(ACME, List.of(UrlEndpoint.of(PLAIN, IMAGES).withSpellings(CoveredSpellings.ALL)), 1_000);
        Account plain = new Account(ACME, List.of(UrlEndpoint.of(PLAIN, IMAGES)), 1_000);

        assertThat(BulkRequest.of(list(covering, urls)).parts())
                .isEqualTo(BulkRequest.of(list(plain, urls)).parts());
    }

    @Test
    void a_list_of_ordinary_names_is_split_by_the_number_of_items() {
        List<String> urls = IntStream.range(0, 200)
                .mapToObj(n ->
                        PLAIN + "wp-content/uploads/2026/11/%E5%86%99%E7%9C%9F-wedding-photo(" + n + ")-1024x768.jpg")
                .toList();

        assertThat(BulkRequest.of(list(ACCOUNT, urls)).parts()).hasSize(2);
    }

    private static PurgeRequest list(Account account, List<String> urls) {
        return new PurgeRequest(
                Caller.unrestricted(account, new KeyId("key-1")),
                PurgeSource.INVOKE,
                PurgeSpec.urls(urls),
                Optional.empty());
    }

    private static InvalidationPath path(String relative) {
        return new InvalidationPath("/acme/" + relative);
    }

    private Purge purgeOf(PurgeRequest request) {
        return accepted(request).progress().purge();
    }

    private Accepted accepted(PurgeRequest request) {
        PurgeResult result = service.accept(request);
        assertThat(result).isInstanceOf(Accepted.class);
        return (Accepted) result;
    }

    private static PurgeRequest request(Optional<CoveredSpellings> spellings, String... urls) {
        return request(spec(spellings, urls));
    }

    private static PurgeRequest request(PurgeSpec spec) {
        return new PurgeRequest(
                Caller.unrestricted(ACCOUNT, new KeyId("key-1")), PurgeSource.API, spec, Optional.empty());
    }

    private static PurgeSpec spec(Optional<CoveredSpellings> spellings, String... urls) {
        return new PurgeSpec(List.of(urls), List.of(), PurgeOptions.NONE.withSpellings(spellings));
    }
}
