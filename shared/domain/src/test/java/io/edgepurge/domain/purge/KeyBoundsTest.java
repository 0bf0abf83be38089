package io.edgepurge.domain.purge;

import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.purge;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.Caller;
import io.edgepurge.domain.account.EndpointUrl;
import io.edgepurge.domain.account.Grant;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.account.Scope;
import io.edgepurge.domain.account.TagPrefix;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.url.RequestedTag;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyBoundsTest {
    private static final String ENDPOINT = "https://img.example.com/";
    private static final Account ACCOUNT =
            new Account(ACME, List.of(UrlEndpoint.of(ENDPOINT, IMAGES).withTags(TagPrefix.ANY)), 10);

    private final KeyBounds shoes = boundTo(ENDPOINT + "shoes/");

    @ParameterizedTest
    @CsvSource({
        "/shoes/a.jpg, true",
        "/shoes/*, true",
        "/shoes/a.jpg /shoes/b.jpg, true",
        "/shoes/a.jpg /hats/b.jpg, false",
        "/shoes*, false",
        "/, false",
        "#shoes, false",
    })
    void a_purge_is_included_if_all_of_its_items_are(String paths, boolean included) {
        assertThat(shoes.include(purge(1, paths.split(" ", -1)))).isEqualTo(included);
    }

    @ParameterizedTest
    @CsvSource({
        "https://img.example.com/shoes/a.jpg, true",
        "https://img.example.com/shoes/*, true",
        "https://img.example.com/hats/a.jpg, false",
        "https://other.example.com/shoes/a.jpg, false",
        "https://img.example.com/shoes/../hats/a.jpg, false",
        "nothing, false",
    })
    void a_schedule_is_included_if_all_of_its_items_are(String url, boolean included) {
        assertThat(shoes.include(PurgeSpec.urls(List.of("https://img.example.com/shoes/b.jpg", url))))
                .isEqualTo(included);
    }

    @Test
    void the_tags_of_a_schedule_need_the_whole_endpoint() {
        PurgeSpec tags = new PurgeSpec(List.of(), List.of(new RequestedTag(ENDPOINT, "shoes")), PurgeOptions.NONE);

        assertThat(shoes.include(tags)).isFalse();
        assertThat(boundTo(ENDPOINT).include(tags)).isTrue();
    }

    @Test
    void a_key_without_bounds_includes_everything_of_its_account() {
        KeyBounds unlimited = boundTo();

        assertThat(unlimited.include(purge(1, "/hats/a.jpg", "#shoes"))).isTrue();
        assertThat(unlimited.include(PurgeSpec.urls(List.of("nothing")))).isTrue();
        assertThat(unlimited.surelyInclude(summaryBy("other"))).isTrue();
    }

    @Test
    void a_key_with_bounds_surely_includes_only_its_own_purges() {
        assertThat(shoes.surelyInclude(summaryBy("ci"))).isTrue();
        assertThat(shoes.surelyInclude(summaryBy("other"))).isFalse();
    }

    private static PurgeSummary summaryBy(String key) {
        Purge purge = purge(1, "/shoes/a.jpg");
        return PurgeSummary.of(PurgeProgress.accepted(new Purge(
                purge.id(),
                purge.account(),
                purge.acceptedAt(),
                purge.options(),
                new Provenance(PurgeSource.API, new KeyId(key)),
                purge.items())));
    }

    private static KeyBounds boundTo(String... urls) {
        List<EndpointUrl> within = Stream.of(urls).map(EndpointUrl::new).toList();
        return new KeyBounds(new Caller(ACCOUNT, new Grant(new KeyId("ci"), Scope.all(), within, Optional.empty())));
    }
}
