package io.edgepurge.domain.purge;

import static io.edgepurge.testing.DistributionReadingsContract.NEXT_WEEK;
import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.Caller;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.account.TagPrefix;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.endpointcheck.CacheBehavior;
import io.edgepurge.domain.endpointcheck.CheckMode;
import io.edgepurge.domain.endpointcheck.CheckedDistribution;
import io.edgepurge.domain.endpointcheck.DistributionSettings;
import io.edgepurge.domain.endpointcheck.EffectCheck;
import io.edgepurge.domain.endpointcheck.PathPattern;
import io.edgepurge.domain.endpointcheck.QueryStringRule;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.purge.PurgeResult.Accepted;
import io.edgepurge.domain.purge.Refusal.ItemsRefused;
import io.edgepurge.domain.reconcile.QueuedPurgeFinder;
import io.edgepurge.domain.url.ItemWarning;
import io.edgepurge.domain.url.ProtectedFolders;
import io.edgepurge.domain.url.Suggestion;
import io.edgepurge.domain.url.SuggestionKind;
import io.edgepurge.domain.variant.TagTemplate;
import io.edgepurge.domain.variant.VariantRules;
import io.edgepurge.testing.InMemoryPlanStore;
import io.edgepurge.testing.InMemoryPurgeStore;
import io.edgepurge.testing.InMemoryReadings;
import io.edgepurge.testing.ManualClock;
import io.edgepurge.testing.RecordingDoorbells;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NoEffectPurgeTest {
    private static final String HOST = "https://img.example.com";
    private static final Account ACCOUNT = new Account(ACME, List.of(UrlEndpoint.of(HOST + "/", IMAGES)), 5);

    private final InMemoryPlanStore plans = new InMemoryPlanStore().with(IMAGES);
    private final InMemoryPurgeStore purgeStore = new InMemoryPurgeStore(plans);
    private final InMemoryReadings readings = new InMemoryReadings().with(IMAGES);
    private final PurgeService purgeService = new PurgeService(
            new PurgePorts(
                    purgeStore,
                    new QueuedPurgeFinder(purgeStore, plans),
                    new RecordingDoorbells(),
                    PurgeObserver.NONE,
                    new EffectCheck(readings, CheckMode.ENABLED),
                    at -> id(1),
                    new ManualClock(NOON)),
            ProtectedFolders.DEFAULT);

    @Test
    void a_purge_that_certainly_has_no_effect_is_refused_with_the_url_of_the_same_object() {
        queriesAreNotInTheKey();

        PurgeResult result = purgeService.accept(request(HOST + "/a.jpg", HOST + "/a.jpg?w=1"));

        assertThat(result)
                .isInstanceOfSatisfying(
                        ItemsRefused.class,
                        refused -> assertThat(refused.items()).singleElement().satisfies(item -> {
                            assertThat(item.index()).isEqualTo(1);
                            assertThat(item.refusal().rule().code()).isEqualTo("query-not-in-key");
                            assertThat(item.refusal().suggestion())
                                    .map(Suggestion::text)
                                    .contains(HOST + "/a.jpg");
                            assertThat(item.refusal().suggestion())
                                    .map(Suggestion::kind)
                                    .contains(SuggestionKind.SAME_OBJECT);
                        }));
        assertThat(purgeStore.find(ACME, id(1))).isEmpty();
    }

    @Test
    void a_wildcard_of_queries_suggests_the_file() {
        queriesAreNotInTheKey();

        assertThat(((ItemsRefused) purgeService.accept(request(HOST + "/img/a.jpg?w=*")))
                        .items()
                        .getFirst()
                        .refusal()
                        .suggestion())
                .map(Suggestion::text)
                .contains(HOST + "/img/a.jpg");
    }

    @Test
    void the_preview_shows_the_refusal_too() {
        queriesAreNotInTheKey();

        PreviewResult preview = purgeService.preview(request(HOST + "/a.jpg?w=1"));

        assertThat(preview)
                .isInstanceOfSatisfying(
                        PreviewResult.Previewed.class,
                        previewed -> assertThat(previewed.preview().refusals().refused())
                                .hasSize(1));
    }

    @Test
    void a_doubtful_purge_is_accepted_and_its_warning_is_kept() {
        store(new CacheBehavior(PathPattern.DEFAULT, QueryStringRule.ALL, false, false, List.of("rewrite")));

        Accepted accepted = (Accepted) purgeService.accept(request(HOST + "/a.jpg"));

        assertThat(warningsOf(accepted.progress())).containsExactly("function-may-rewrite");
        assertThat(purgeStore.find(ACME, id(1)).map(NoEffectPurgeTest::warningsOf))
                .contains(List.of("function-may-rewrite"));
    }

    @Test
    void an_image_is_purged_without_a_tag_that_has_no_effect() {
        store(CacheBehavior.of(PathPattern.DEFAULT, QueryStringRule.ALL));
        UrlEndpoint tagged = UrlEndpoint.of(HOST + "/", IMAGES)
                .withTags(new TagPrefix("img:"))
                .withVariants(Optional.of(VariantRules.DEFAULT.withTag(new TagTemplate("img:{sha256-base32-26}"))));
        Account account = new Account(ACME, List.of(tagged), 5);

        PurgeResult result = purgeService.accept(new PurgeRequest(
                Caller.unrestricted(account, new KeyId("deploy")),
                PurgeSource.API,
                PurgeSpec.images(List.of(HOST + "/a.jpg")),
                Optional.empty()));

        assertThat(result)
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.progress().purge().items())
                                .singleElement()
                                .satisfies(item -> {
                                    assertThat(item.paths()).containsExactly(new InvalidationPath("/a.jpg*"));
                                    assertThat(item.image().orElseThrow().notReached())
                                            .extracting(VariantGap::kind)
                                            .contains(
                                                    VariantGap.Kind.NO_EFFECT, VariantGap.Kind.UNLISTED_TRANSFORMATIONS)
                                            .doesNotContain(VariantGap.Kind.CACHED_WITHOUT_TAG);
                                    assertThat(item.hints().warnings()).isEmpty();
                                }));
    }

    @Test
    void a_repeated_request_returns_the_first_purge_although_it_would_be_refused_now() {
        Accepted first = (Accepted) purgeService.accept(keyed(HOST + "/a.jpg?w=1"));
        queriesAreNotInTheKey();

        assertThat(purgeService.accept(keyed(HOST + "/a.jpg?w=1")))
                .isInstanceOfSatisfying(
                        Accepted.class,
                        repeated -> assertThat(repeated.progress()).isEqualTo(first.progress()));
    }

    private static List<String> warningsOf(PurgeProgress progress) {
        return progress.purge().items().getFirst().hints().warnings().stream()
                .map(ItemWarning::code)
                .toList();
    }

    private void queriesAreNotInTheKey() {
        store(CacheBehavior.of(PathPattern.DEFAULT, QueryStringRule.NONE));
    }

    private void store(CacheBehavior behavior) {
        readings.save(
                IMAGES,
                CheckedDistribution.of(
                        new DistributionSettings(Set.of("img.example.com"), Optional.empty(), List.of(behavior)), NOON),
                NEXT_WEEK);
    }

    private static PurgeRequest request(String... urls) {
        return request(Optional.empty(), urls);
    }

    private static PurgeRequest keyed(String... urls) {
        return request(Optional.of(new IdempotencyKey("once")), urls);
    }

    private static PurgeRequest request(Optional<IdempotencyKey> key, String... urls) {
        return new PurgeRequest(
                Caller.unrestricted(ACCOUNT, new KeyId("deploy")), PurgeSource.API, PurgeSpec.urls(List.of(urls)), key);
    }
}
