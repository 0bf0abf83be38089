package io.edgepurge.domain.url;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.account.TagPrefix;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.url.CheckResult.Purgeable;
import io.edgepurge.domain.url.CheckResult.Refused;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagCheckerTest {
    private static final DistributionId DISTRIBUTION = new DistributionId("E1");
    private static final UrlEndpoint OURS =
            UrlEndpoint.of("https://img.example/acme/", DISTRIBUTION).withTags(new TagPrefix("acme:"));
    private static final UrlEndpoint ANY_TAG =
            UrlEndpoint.of("https://alone.example/", new DistributionId("E2")).withTags(TagPrefix.ANY);
    private static final UrlEndpoint UNTAGGED = UrlEndpoint.of("https://img.example/plain/", DISTRIBUTION);
    private static final TagChecker CHECKER = new TagChecker(List.of(OURS, ANY_TAG, UNTAGGED));

    @ParameterizedTest
    @CsvSource({"acme:tv, #acme:tv", "ACME:TV, #acme:tv", "acme:, #acme:", "acme:#1, #acme:#1"})
    void a_tag_with_the_prefix_is_purgeable_in_lowercase(String tag, String path) {
        assertThat(CHECKER.check(new RequestedTag(OURS.url(), tag)))
                .isEqualTo(new Purgeable(OURS, new InvalidationPath(path)));
    }

    @Test
    void any_tag_is_purgeable_with_an_empty_prefix() {
        assertThat(CHECKER.check(new RequestedTag("https://ALONE.example/", "product:tv")))
                .isEqualTo(new Purgeable(ANY_TAG, new InvalidationPath("#product:tv")));
    }

    @ParameterizedTest
    @CsvSource({
        "'', TAG_EMPTY, ",
        "acme:a b, TAG_NOT_VISIBLE_ASCII, ",
        "' acme:tv ', TAG_NOT_VISIBLE_ASCII, acme:tv",
        "' other:tv ', TAG_NOT_VISIBLE_ASCII, ",
        "acme:\u00e9, TAG_NOT_VISIBLE_ASCII, ",
        "'acme:a,acme:b', TAG_COMMA, ",
        "acme:*, TAG_WILDCARD, ",
        "#acme:tv, TAG_MARK, acme:tv",
        "##acme:tv, TAG_MARK, acme:tv",
        "#tv, TAG_MARK, ",
        "tv, TAG_OUTSIDE_PREFIX, ",
        "acme, TAG_OUTSIDE_PREFIX, ",
    })
    void another_tag_is_refused_with_a_suggestion(String tag, TagRule rule, String suggestion) {
        Refused refused = refused(OURS.url(), tag);

        assertThat(refused.rule()).isEqualTo(rule);
        assertThat(refused.sentence()).startsWith(rule.sentence());
        assertThat(refused.suggestion().map(Suggestion::text)).isEqualTo(Optional.ofNullable(suggestion));
    }

    @Test
    void a_tag_of_more_than_256_characters_is_refused() {
        assertThat(refused(ANY_TAG.url(), "a".repeat(257)).rule()).isEqualTo(TagRule.TAG_TOO_LONG);
    }

    @Test
    void a_refusal_contains_the_tag_prefix() {
        assertThat(refused(OURS.url(), "zeta:tv").sentence())
                .isEqualTo("The tag does not belong to this endpoint. Tags of this endpoint start with 'acme:'.");
    }

    @Test
    void an_endpoint_without_tags_refuses_tags() {
        assertThat(refused(UNTAGGED.url(), "acme:tv").rule()).isEqualTo(TagRule.TAG_NOT_CONFIGURED);
    }

    @ParameterizedTest
    @CsvSource({"https://img.example/acme", "https://other.example/acme/", "''", "nonsense"})
    void an_unknown_endpoint_is_refused_with_the_endpoints_of_the_account(String endpoint) {
        Refused refused = refused(endpoint, "acme:tv");

        assertThat(refused.rule()).isEqualTo(TagRule.TAG_ENDPOINT_UNKNOWN);
        assertThat(refused.sentence())
                .endsWith(" Endpoints with cache tags: https://img.example/acme/, https://alone.example/.");
    }

    @Test
    void every_code_is_stable() {
        assertThat(TagRule.values())
                .extracting(TagRule::code)
                .containsExactly(
                        "tag-endpoint-unknown",
                        "tag-not-configured",
                        "tag-empty",
                        "tag-not-visible-ascii",
                        "tag-comma",
                        "tag-wildcard",
                        "tag-mark",
                        "tag-too-long",
                        "tag-outside-prefix");
    }

    private static Refused refused(String endpoint, String tag) {
        return (Refused) CHECKER.check(new RequestedTag(endpoint, tag));
    }
}
