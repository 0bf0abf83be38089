package io.edgepurge.domain.purge;

import static io.edgepurge.domain.purge.VariantGap.Kind.CACHED_WITHOUT_TAG;
import static io.edgepurge.domain.purge.VariantGap.Kind.NO_RULES;
import static io.edgepurge.domain.purge.VariantGap.Kind.OTHER_SPELLINGS;
import static io.edgepurge.domain.purge.VariantGap.Kind.QUERIES;
import static io.edgepurge.domain.purge.VariantGap.Kind.REFUSED_BY_KEY;
import static io.edgepurge.domain.purge.VariantGap.Kind.REFUSED_BY_RULE;
import static io.edgepurge.domain.purge.VariantGap.Kind.TRANSFORMATION_QUERIES;
import static io.edgepurge.domain.purge.VariantGap.Kind.UNLISTED_TRANSFORMATIONS;
import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
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
import io.edgepurge.domain.cloudfront.InProgressLimit;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.purge.PurgeResult.Accepted;
import io.edgepurge.domain.purge.RefusedItem.RefusedImage;
import io.edgepurge.domain.reconcile.QueuedPurgeFinder;
import io.edgepurge.domain.url.ProtectedFolders;
import io.edgepurge.domain.url.RequestedTag;
import io.edgepurge.domain.variant.TagTemplate;
import io.edgepurge.domain.variant.VariantRules;
import io.edgepurge.testing.InMemoryPlanStore;
import io.edgepurge.testing.InMemoryPurgeStore;
import io.edgepurge.testing.ManualClock;
import io.edgepurge.testing.RecordingDoorbells;
import io.edgepurge.testing.RecordingPurgeObserver;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Purges of images with all their variants. */
class ImagePurgeTest {
    private static final String URL = "https://img.example.com/acme/";
    private static final VariantRules QUERIES_ONLY = VariantRules.DEFAULT;
    private static final VariantRules TAGGED = QUERIES_ONLY.withTag(new TagTemplate("img:{sha256-base32-26}"));
    private static final String CAT_TAG = "#img:trdreelndqmhoys3hb3ztudbqb";

    private final InMemoryPlanStore plans = new InMemoryPlanStore().with(IMAGES);
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
    void an_image_is_one_item_and_one_unit() {
        Purge purge = purgeOf(TAGGED.withPrefixes("tr:w-300", "300x300"), "photos/cat.jpg");

        assertThat(purge.items()).singleElement().satisfies(item -> {
            assertThat(item.kind()).isEqualTo(ItemKind.IMAGE);
            assertThat(item.input()).isEqualTo(URL + "photos/cat.jpg");
            assertThat(texts(item.paths()))
                    .containsExactly(
                            "/acme/photos/cat.jpg*",
                            "/acme/tr:w-300/photos/cat.jpg",
                            "/acme/300x300/photos/cat.jpg",
                            CAT_TAG);
            assertThat(item.limit()).isEqualTo(InProgressLimit.WILDCARDS);
        });
        assertThat(purges.quota(ACME, YearMonth.of(2101, 11), 1_000).left()).isEqualTo(999);
    }

    @Test
    void an_endpoint_without_rules_purges_queries_and_says_what_it_does_not_reach() {
        PurgeItem item = itemOf(endpoint(), "photos/cat.jpg");

        assertThat(texts(item.paths())).containsExactly("/acme/photos/cat.jpg*");
        assertThat(gaps(item)).containsExactly(NO_RULES, UNLISTED_TRANSFORMATIONS);
    }

    @Test
    void a_tag_is_purged_beside_the_file_because_older_objects_have_none() {
        PurgeItem item = itemOf(with(TAGGED.withQueries(false)), "photos/cat.jpg");

        assertThat(texts(item.paths())).containsExactly("/acme/photos/cat.jpg", CAT_TAG);
        assertThat(gaps(item)).containsExactly(CACHED_WITHOUT_TAG);
        assertThat(item.limit()).isEqualTo(InProgressLimit.FILES);
    }

    @Test
    void listed_transformations_are_purged_without_queries() {
        PurgeItem item = itemOf(with(QUERIES_ONLY.withPrefixes("tr:w-300")), "photos/cat.jpg");

        assertThat(gaps(item)).containsExactly(UNLISTED_TRANSFORMATIONS, TRANSFORMATION_QUERIES);
    }

    @Test
    void variants_by_query_are_named_if_queries_select_none() {
        PurgeItem item = itemOf(with(QUERIES_ONLY.withQueries(false)), "photos/cat.jpg");

        assertThat(texts(item.paths())).containsExactly("/acme/photos/cat.jpg");
        assertThat(gaps(item)).containsExactly(UNLISTED_TRANSFORMATIONS, QUERIES);
    }

    @Test
    void a_wildcard_of_the_operator_replaces_the_paths_it_covers_and_names_its_effect() {
        PurgeItem item = itemOf(with(QUERIES_ONLY.withPrefixes("tr:w-300", "tr:*", "300x300")), "photos/cat.jpg");

        assertThat(texts(item.paths()))
                .containsExactly("/acme/photos/cat.jpg*", "/acme/tr:*", "/acme/300x300/photos/cat.jpg");
        assertThat(texts(item.sharedWildcards())).containsExactly("/acme/tr:*");
    }

    @Test
    void a_wildcard_that_a_rule_refuses_is_not_sent_but_named() {
        PurgeItem item = itemOf(with(QUERIES_ONLY), "cat");

        assertThat(texts(item.paths())).containsExactly("/acme/cat");
        assertThat(item.image().orElseThrow().notReached())
                .contains(new VariantGap(REFUSED_BY_RULE, Optional.of(new InvalidationPath("/acme/cat*"))));
    }

    @Test
    void a_key_without_the_scope_for_wildcards_purges_the_file() {
        Grant files = new Grant(new KeyId("key-1"), Set.of(Scope.PURGE), List.of(), Optional.empty());

        PurgeItem item = itemOf(with(TAGGED.withPrefixes("tr:*", "300x300")), files, "photos/cat.jpg");

        assertThat(texts(item.paths())).containsExactly("/acme/photos/cat.jpg", "/acme/300x300/photos/cat.jpg");
        assertThat(item.image().orElseThrow().notReached().stream()
                        .filter(gap -> gap.kind() == REFUSED_BY_KEY)
                        .map(gap -> gap.path().orElseThrow().value()))
                .containsExactly("/acme/photos/cat.jpg*", "/acme/tr:*", CAT_TAG);
        assertThat(gaps(item)).doesNotContain(CACHED_WITHOUT_TAG).contains(UNLISTED_TRANSFORMATIONS);
    }

    @Test
    void no_path_leaves_the_bounds_of_the_key() {
        Grant bound =
                new Grant(new KeyId("key-1"), Scope.all(), List.of(new EndpointUrl(URL + "photos/")), Optional.empty());
        UrlEndpoint endpoint = with(TAGGED.withPrefixes("tr:*", "300x300"));

        PurgeItem item = itemOf(endpoint, bound, "photos/cat.jpg");

        assertThat(texts(item.paths())).containsExactly("/acme/photos/cat.jpg*");
        assertThat(new KeyBounds(caller(endpoint, bound)).include(purge(item))).isTrue();
    }

    @Test
    void an_image_outside_the_bounds_of_the_key_is_forbidden() {
        Grant bound =
                new Grant(new KeyId("key-1"), Scope.all(), List.of(new EndpointUrl(URL + "photos/")), Optional.empty());

        PurgeResult result =
                service.accept(request(caller(endpoint(), bound), PurgeSpec.images(List.of(URL + "a.jpg"))));

        assertThat(result)
                .isInstanceOfSatisfying(
                        Refusal.ItemsForbidden.class,
                        refusal -> assertThat(refusal.items()).singleElement().isInstanceOf(RefusedImage.class));
    }

    @Test
    void no_path_leaves_the_endpoint() {
        UrlEndpoint outer = with(QUERIES_ONLY.withPrefixes("tr:w-300", "300x300"));
        UrlEndpoint inner = UrlEndpoint.of(URL + "300x300/", IMAGES);

        PurgeItem item = itemOf(List.of(outer, inner), Grant.unrestricted(new KeyId("key-1")), "photos/cat.jpg");

        assertThat(texts(item.paths())).containsExactly("/acme/photos/cat.jpg*", "/acme/tr:w-300/photos/cat.jpg");
        assertThat(gaps(item)).contains(REFUSED_BY_RULE);
    }

    @Test
    void a_derived_path_that_cloudfront_does_not_have_is_left_out() {
        String name = "a".repeat(3_980) + ".jpg";

        PurgeItem item = itemOf(with(QUERIES_ONLY.withPrefixes("transformations/w-300")), name);

        assertThat(texts(item.paths())).containsExactly("/acme/" + name + "*");
        assertThat(gaps(item)).contains(REFUSED_BY_RULE);
    }

    @Test
    void other_spellings_are_named_whatever_the_request_sets() {
        PurgeSpec spec = new PurgeSpec(
                List.of(),
                List.of(),
                List.of(URL + "cat(1).jpg"),
                PurgeOptions.NONE.withSpellings(Optional.of(CoveredSpellings.ALL)));

        PurgeItem item =
                accepted(request(caller(with(QUERIES_ONLY)), spec)).items().getFirst();

        assertThat(texts(item.paths())).containsExactly("/acme/cat(1).jpg*");
        assertThat(gaps(item)).contains(OTHER_SPELLINGS);
        assertThat(item.hints().otherSpellings()).isEmpty();
        assertThat(gaps(itemOf(with(TAGGED), "cat(1).jpg"))).doesNotContain(OTHER_SPELLINGS);
    }

    @Test
    void indexes_count_urls_then_tags_then_images() {
        PurgeSpec spec = new PurgeSpec(
                List.of(URL + "a.jpg"),
                List.of(new RequestedTag(URL, "t")),
                List.of(URL + "b.jpg", URL + "b.jpg?w=1"),
                PurgeOptions.NONE);

        Refusal refusal = (Refusal) service.accept(request(caller(with(TAGGED)), spec));

        assertThat(((Refusal.ItemsRefused) refusal).items())
                .singleElement()
                .isInstanceOfSatisfying(RefusedImage.class, image -> {
                    assertThat(image.index()).isEqualTo(3);
                    assertThat(image.place()).isEqualTo(1);
                });
    }

    @Test
    void the_same_image_twice_is_a_duplicate() {
        PurgeSpec spec = PurgeSpec.images(List.of(URL + "a.jpg", URL + "a.jpg"));

        PurgeResult result = service.accept(request(caller(endpoint()), spec));

        assertThat(result)
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.duplicates()).containsExactly(new Duplicate(1, 0)));
    }

    @Test
    void a_preview_shows_the_exact_paths_and_their_price() {
        PurgeSpec spec = PurgeSpec.images(List.of(URL + "photos/cat.jpg"));

        Preview preview = previewed(request(caller(with(TAGGED.withPrefixes("tr:*", "300x300"))), spec));

        assertThat(preview.billed()).isEqualTo(4);
        assertThat(preview.paths()).containsOnlyKeys(IMAGES);
        assertThat(texts(preview.paths().values().iterator().next().all()))
                .containsExactlyInAnyOrder(
                        "/acme/photos/cat.jpg*", "/acme/tr:*", "/acme/300x300/photos/cat.jpg", CAT_TAG);
    }

    @Test
    void an_image_is_covered_by_a_wildcard_only_with_all_of_its_paths() {
        PurgeSpec spec = new PurgeSpec(
                List.of(URL + "photos/c*", URL + "photos/cat.jpg"),
                List.of(),
                List.of(URL + "photos/cat.jpg"),
                PurgeOptions.NONE);

        Preview tagged = previewed(request(caller(with(TAGGED)), spec));
        Preview untagged = previewed(request(caller(with(QUERIES_ONLY)), spec));

        assertThat(tagged.items().stream().map(item -> tagged.coveredBy(item).isPresent()))
                .containsExactly(false, true, false);
        assertThat(untagged.items().stream()
                        .map(item -> untagged.coveredBy(item).isPresent()))
                .containsExactly(false, true, true);
    }

    @Test
    void imagekits_call_purges_an_image_only_by_the_default_of_the_endpoint() {
        UrlEndpoint byDefault = with(QUERIES_ONLY.withByDefault(true));

        assertThat(kindByImageKit(byDefault, "a.jpg")).isEqualTo(ItemKind.IMAGE);
        assertThat(kindByImageKit(byDefault, "a.jpg?tr=w-300")).isEqualTo(ItemKind.URL);
        assertThat(kindByImageKit(byDefault, "tr:w-300/a.jpg")).isEqualTo(ItemKind.URL);
        assertThat(kindByImageKit(byDefault, "a.jpg*")).isEqualTo(ItemKind.URL);
        assertThat(kindByImageKit(with(QUERIES_ONLY), "b.jpg")).isEqualTo(ItemKind.URL);
    }

    @Test
    void the_fingerprint_of_a_request_without_images_never_changes() {
        assertThat(new PurgeSpec(List.of("https://a"), List.of(), PurgeOptions.NONE).fingerprint())
                .isEqualTo("a176a0cf7c005f5a34e626279a31e09226069dfa847202942376cf3c38570e86")
                .isNotEqualTo(PurgeSpec.images(List.of("https://a")).fingerprint());
    }

    @Test
    void a_request_can_contain_a_hundred_items_of_all_kinds() {
        PurgeSpec spec =
                new PurgeSpec(List.of(URL), List.of(), Collections.nCopies(100, URL + "a.jpg"), PurgeOptions.NONE);

        assertThat(service.accept(request(caller(endpoint()), spec)))
                .isInstanceOfSatisfying(Refusal.RequestRefused.class, refusal -> {
                    assertThat(refusal.rule()).isEqualTo(RequestRule.TOO_MANY_ITEMS);
                    assertThat(refusal.field()).isEqualTo("images");
                });
    }

    @Test
    void a_key_reads_a_schedule_only_if_all_paths_of_its_images_lie_within_its_bounds() {
        PurgeSpec spec = PurgeSpec.images(List.of(URL + "photos/cat.jpg"));
        Grant bound =
                new Grant(new KeyId("key-1"), Scope.all(), List.of(new EndpointUrl(URL + "photos/")), Optional.empty());

        assertThat(new KeyBounds(caller(endpoint(), bound)).include(spec)).isTrue();
        assertThat(new KeyBounds(caller(with(QUERIES_ONLY.withPrefixes("tr:*")), bound)).include(spec))
                .isFalse();
    }

    private Preview previewed(PurgeRequest request) {
        return ((PreviewResult.Previewed) service.preview(request)).preview();
    }

    private ItemKind kindByImageKit(UrlEndpoint endpoint, String relative) {
        PurgeRequest request = new PurgeRequest(
                caller(endpoint), PurgeSource.IMAGEKIT, PurgeSpec.urls(List.of(URL + relative)), Optional.empty());
        return accepted(request).items().getFirst().kind();
    }

    private Purge purgeOf(VariantRules rules, String relative) {
        return accepted(request(caller(with(rules)), PurgeSpec.images(List.of(URL + relative))));
    }

    private PurgeItem itemOf(UrlEndpoint endpoint, String relative) {
        return itemOf(endpoint, Grant.unrestricted(new KeyId("key-1")), relative);
    }

    private PurgeItem itemOf(UrlEndpoint endpoint, Grant grant, String relative) {
        return itemOf(List.of(endpoint), grant, relative);
    }

    private PurgeItem itemOf(List<UrlEndpoint> endpoints, Grant grant, String relative) {
        Caller caller = new Caller(new Account(ACME, endpoints, 1_000), grant);
        return accepted(request(caller, PurgeSpec.images(List.of(URL + relative))))
                .items()
                .getFirst();
    }

    private Purge accepted(PurgeRequest request) {
        PurgeResult result = service.accept(request);
        assertThat(result).isInstanceOf(Accepted.class);
        return ((Accepted) result).progress().purge();
    }

    private static Purge purge(PurgeItem item) {
        return new Purge(
                id(900),
                ACME,
                NOON,
                PurgeOptions.NONE,
                new Provenance(PurgeSource.API, new KeyId("key-2")),
                List.of(item));
    }

    private static UrlEndpoint endpoint() {
        return UrlEndpoint.of(URL, IMAGES).withTags(TagPrefix.ANY);
    }

    private static UrlEndpoint with(VariantRules rules) {
        return endpoint().withVariants(Optional.of(rules));
    }

    private static Caller caller(UrlEndpoint endpoint) {
        return caller(endpoint, Grant.unrestricted(new KeyId("key-1")));
    }

    private static Caller caller(UrlEndpoint endpoint, Grant grant) {
        return new Caller(new Account(ACME, List.of(endpoint), 1_000), grant);
    }

    private static PurgeRequest request(Caller caller, PurgeSpec spec) {
        return new PurgeRequest(caller, PurgeSource.API, spec, Optional.empty());
    }

    private static List<VariantGap.Kind> gaps(PurgeItem item) {
        return item.image().orElseThrow().notReached().stream()
                .map(VariantGap::kind)
                .toList();
    }

    private static List<String> texts(List<InvalidationPath> paths) {
        return paths.stream().map(InvalidationPath::value).toList();
    }
}
