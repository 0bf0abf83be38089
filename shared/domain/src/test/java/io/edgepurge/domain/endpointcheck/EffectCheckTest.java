package io.edgepurge.domain.endpointcheck;

import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.TagPrefix;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.url.CheckResult.Purgeable;
import io.edgepurge.domain.url.ItemWarning;
import io.edgepurge.testing.InMemoryReadings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EffectCheckTest {
    private static final UrlEndpoint ENDPOINT =
            UrlEndpoint.of("https://img.example.com/", IMAGES).withTags(TagPrefix.ANY);
    private static final CacheBehavior ALL = CacheBehavior.of(PathPattern.DEFAULT, QueryStringRule.ALL);
    private static final CacheBehavior NONE = CacheBehavior.of(PathPattern.DEFAULT, QueryStringRule.NONE);
    private static final PathPattern REWRITTEN = new PathPattern("/rewritten/*");
    private static final PathPattern DYNAMIC = new PathPattern("/api/*");
    private static final PathPattern PLAIN = new PathPattern("/plain/*");
    private static final PathPattern RESIZED = new PathPattern("/resized/*");
    private static final PathPattern TRACKED = new PathPattern("/tracked/*");
    private static final PathPattern UNREADABLE = new PathPattern("/unreadable/*");

    /** The default behavior has all queries in its key; each other behavior has one peculiarity. */
    private static final DistributionSettings MIXED = settings(
            new CacheBehavior(REWRITTEN, QueryStringRule.NONE, false, false, List.of("rewrite")),
            new CacheBehavior(DYNAMIC, QueryStringRule.ALL, true, false, List.of()),
            CacheBehavior.of(PLAIN, QueryStringRule.NONE),
            CacheBehavior.of(RESIZED, QueryStringRule.listed(Set.of("w", "h"))),
            CacheBehavior.of(TRACKED, QueryStringRule.allExcept(Set.of("utm"))),
            CacheBehavior.of(UNREADABLE, QueryStringRule.UNKNOWN),
            ALL);

    private final InMemoryReadings readings = new InMemoryReadings().with(IMAGES);

    @ParameterizedTest
    @CsvSource({
        "/a.jpg,",
        "/a.jpg?w=1,",
        "/plain/a.jpg,",
        "/plain/*,",
        "/plain/a.jpg*,",
        "/*,function-may-rewrite",
        "/plain/a.jpg?w=1, !query-not-in-key",
        "/plain/a.jpg?, !query-not-in-key",
        "/plain/a.jpg?w=*, !query-not-in-key",
        "/PLAIN/a.jpg?w=1,",
        "/resized/a.jpg?w=1,",
        "/resized/a.jpg?w=1&h=2,",
        "/resized/a.jpg?w=1&x=2, query-partly-in-key",
        "/resized/a.jpg?x=2, !query-not-in-key",
        "/resized/a.jpg?w=1&h*,",
        "/resized/a.jpg?W=1, !query-not-in-key",
        "/tracked/a.jpg?utm=mail, !query-not-in-key",
        "/tracked/a.jpg?w=1&utm=mail, query-partly-in-key",
        "/tracked/a.jpg?w=1,",
        "/unreadable/a.jpg?w=1,",
        "/rewritten/a.jpg, function-may-rewrite",
        "/rewritten/a.jpg?w=1, query-not-in-key function-may-rewrite",
        "/re*, function-may-rewrite",
        "/api/users, caching-disabled",
        "/api/*, caching-disabled",
        "/ap*,",
        "#tag,",
    })
    void each_item_is_judged_by_the_behaviors_that_apply_to_it(String path, String expected) {
        store(MIXED, NOON);

        assertThat(codes(check(CheckMode.ENABLED, path, NOON))).isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @CsvSource({
        "img.example.com, true",
        "*.example.com, true",
        "*.com, true",
        "IMG.example.com, true",
        "example.com, false",
        "*.img.example.com, false",
        "ximg.example.com, false",
    })
    void a_purge_on_a_host_that_the_distribution_does_not_serve_is_refused(String alias, boolean served) {
        store(new DistributionSettings(Set.of(alias), Optional.of("Cache-Tag"), List.of(ALL)), NOON);

        assertThat(codes(check(CheckMode.ENABLED, "/a.jpg", NOON))).isEqualTo(served ? "" : "!host-not-served");
        assertThat(codes(check(CheckMode.ENABLED, "#tag", NOON))).isEqualTo(served ? "" : "!host-not-served");
    }

    @Test
    void the_name_that_cloudfront_gave_to_a_distribution_is_not_in_its_settings() {
        store(new DistributionSettings(Set.of(), Optional.empty(), List.of(ALL)), NOON);
        UrlEndpoint endpoint = UrlEndpoint.of("https://d111111abcdef8.cloudfront.net/", IMAGES);

        assertThat(new EffectCheck(readings, CheckMode.ENABLED)
                        .of(new Purgeable(endpoint, new InvalidationPath("/a.jpg")), NOON))
                .isEqualTo(ItemEffect.EXPECTED);
    }

    @Test
    void a_tag_is_refused_if_the_distribution_reads_no_tags() {
        store(new DistributionSettings(Set.of("img.example.com"), Optional.empty(), List.of(ALL)), NOON);

        assertThat(codes(check(CheckMode.ENABLED, "#tag", NOON))).isEqualTo("!tag-header-missing");
        assertThat(codes(check(CheckMode.ENABLED, "/a.jpg", NOON))).isEmpty();
    }

    @Test
    void the_sentence_contains_the_time_of_the_reading() {
        store(settings(NONE), NOON.minusMillis(1));

        assertThat(check(CheckMode.ENABLED, "/a.jpg?w=1", NOON)
                        .certain()
                        .orElseThrow()
                        .sentence())
                .endsWith(
                        "Purge the URL without the query. Settings of the distribution read at 2101-11-21T11:59:59Z.");
    }

    @Test
    void a_reading_older_than_eight_days_only_warns() {
        store(settings(NONE), NOON);

        assertThat(codes(check(
                        CheckMode.ENABLED,
                        "/a.jpg?w=1",
                        NOON.plus(Duration.ofDays(8)).minusSeconds(1))))
                .isEqualTo("!query-not-in-key");
        assertThat(codes(check(CheckMode.ENABLED, "/a.jpg?w=1", NOON.plus(Duration.ofDays(8)))))
                .isEqualTo("query-not-in-key");
    }

    @Test
    void nothing_is_refused_if_the_operator_wants_warnings_only() {
        store(settings(NONE), NOON);

        assertThat(codes(check(CheckMode.WARNINGS, "/a.jpg?w=1", NOON))).isEqualTo("query-not-in-key");
        assertThat(codes(check(CheckMode.DISABLED, "/a.jpg?w=1", NOON))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a.jpg?w=1", "#tag", "/img/sub/*"})
    void an_unchecked_distribution_blocks_nothing(String path) {
        assertThat(check(CheckMode.ENABLED, path, NOON)).isEqualTo(ItemEffect.EXPECTED);

        readings.save(
                IMAGES,
                new CheckedDistribution(
                        Optional.empty(),
                        NOON,
                        Optional.of(new CheckFailure(CheckFailure.Reason.NOT_ALLOWED, "AccessDenied"))),
                NOON.plusSeconds(60));

        assertThat(check(CheckMode.ENABLED, path, NOON)).isEqualTo(ItemEffect.EXPECTED);
    }

    @Test
    void a_refusal_by_an_older_reading_requests_a_check() {
        store(settings(NONE), NOON);

        check(CheckMode.ENABLED, "/a.jpg?w=1", NOON.plusSeconds(299));
        assertThat(readings.due(NOON)).isEmpty();
        check(CheckMode.ENABLED, "/a.jpg", NOON.plusSeconds(300));
        assertThat(readings.due(NOON)).isEmpty();
        check(CheckMode.ENABLED, "/a.jpg?w=1", NOON.plusSeconds(300));
        assertThat(readings.due(NOON)).contains(IMAGES);
    }

    private void store(DistributionSettings settings, Instant at) {
        readings.save(IMAGES, CheckedDistribution.of(settings, at), at.plus(Duration.ofDays(7)));
    }

    private ItemEffect check(CheckMode mode, String path, Instant now) {
        return new EffectCheck(readings, mode).of(new Purgeable(ENDPOINT, new InvalidationPath(path)), now);
    }

    /** Lists the codes; {@code !} marks a refusal. */
    private static String codes(ItemEffect effect) {
        String warnings = String.join(
                " ", effect.warnings().stream().map(ItemWarning::code).toList());
        return effect.certain()
                .map(reason -> "!" + reason.rule().code() + " ")
                .orElse("")
                .concat(warnings)
                .strip();
    }

    private static DistributionSettings settings(CacheBehavior... behaviors) {
        return new DistributionSettings(Set.of("img.example.com"), Optional.of("Cache-Tag"), List.of(behaviors));
    }
}
