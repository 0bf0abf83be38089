package io.edgepurge.domain.endpointcheck;

import static io.edgepurge.testing.Samples.IMAGES;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.TagPrefix;
import io.edgepurge.domain.account.UrlEndpoint;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EndpointFindingTest {
    private static final DistributionSettings SETTINGS = new DistributionSettings(
            Set.of("img.example.com"),
            Optional.empty(),
            List.of(
                    new CacheBehavior(new PathPattern("/video/*"), QueryStringRule.NONE, true, true, List.of()),
                    new CacheBehavior(
                            new PathPattern("/acme/*.jpg"),
                            QueryStringRule.listed(Set.of("w", "h")),
                            false,
                            true,
                            List.of("rewrite")),
                    CacheBehavior.of(PathPattern.DEFAULT, QueryStringRule.NONE)));

    @Test
    void the_findings_name_the_pattern_to_which_they_apply() {
        assertThat(findings(UrlEndpoint.of("https://img.example.com/acme/", IMAGES)))
                .containsExactly(
                        "/acme/*.jpg query-partly-in-key",
                        "/acme/*.jpg function-may-rewrite",
                        "/acme/*.jpg signed-urls",
                        "* query-not-in-key");
    }

    @Test
    void the_host_and_the_tags_concern_the_whole_endpoint() {
        assertThat(findings(UrlEndpoint.of("https://other.example.com/video/", IMAGES)
                        .withTags(TagPrefix.ANY)))
                .containsExactly(
                        "- host-not-served",
                        "- tag-header-missing",
                        "/video/* query-not-in-key",
                        "/video/* caching-disabled",
                        "/video/* signed-urls");
    }

    @Test
    void an_endpoint_without_faults_has_no_findings() {
        DistributionSettings settings = new DistributionSettings(
                Set.of("img.example.com"),
                Optional.of("Cache-Tag"),
                List.of(CacheBehavior.of(PathPattern.DEFAULT, QueryStringRule.ALL)));

        assertThat(EndpointFinding.of(
                        UrlEndpoint.of("https://img.example.com/", IMAGES).withTags(TagPrefix.ANY), settings))
                .isEmpty();
    }

    @Test
    void a_finding_names_the_parameters_and_functions() {
        assertThat(EndpointFinding.of(UrlEndpoint.of("https://img.example.com/acme/", IMAGES), SETTINGS))
                .extracting(EndpointFinding::sentence)
                .contains(
                        "Only some query parameters are part of the cache key. Part of the key: h, w.",
                        "A function runs on viewer requests and can change the path in the cache key. Function:"
                                + " rewrite.");
    }

    private static List<String> findings(UrlEndpoint endpoint) {
        return EndpointFinding.of(endpoint, SETTINGS).stream()
                .map(finding -> finding.pattern().map(PathPattern::value).orElse("-") + " "
                        + finding.rule().code())
                .toList();
    }
}
