package io.edgepurge.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.edgepurge.domain.path.InvalidationPath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrantTest {
    private static final KeyId KEY = new KeyId("key-1");
    private static final UrlEndpoint ENDPOINT = UrlEndpoint.of("https://img.example/acme/", new DistributionId("E1"));

    @Test
    void a_scope_is_parsed_by_its_word() {
        assertThat(Scope.values())
                .extracting(Scope::word)
                .containsExactly("purge", "purge:wildcard", "purge:tag", "read", "cancel");
        assertThat(Scope.parse("purge:tag")).contains(Scope.PURGE_TAG);
        assertThat(Scope.parse("PURGE")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/a.jpg, PURGE", "/a/b*, PURGE_WILDCARD", "#a, PURGE_TAG"})
    void each_kind_of_path_requires_its_own_scope(String path, Scope scope) {
        assertThat(Grant.requiredScope(new InvalidationPath(path))).isEqualTo(scope);
    }

    @Test
    void an_unrestricted_key_covers_the_whole_account() {
        assertThat(Grant.unrestricted(KEY).covers(ENDPOINT, new InvalidationPath("/acme/a.jpg")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "/acme/shoes/a.jpg, true",
        "/acme/shoes/*, true",
        "/acme/shoes*, false",
        "/acme/shoes, false",
        "/acme/hats/a.jpg, false",
        "/acme/*, false",
        "#shoes, false",
    })
    void a_restricted_key_covers_paths_completely_inside_its_urls(String path, boolean reached) {
        Grant bound = boundTo("https://img.example/acme/shoes/");

        assertThat(bound.covers(ENDPOINT, new InvalidationPath(path))).isEqualTo(reached);
    }

    @Test
    void a_key_restricted_to_an_endpoint_covers_its_tags() {
        InvalidationPath tag = InvalidationPath.ofTag("shoes");

        assertThat(boundTo("https://img.example/acme/").covers(ENDPOINT, tag)).isTrue();
        assertThat(boundTo("https://other.example/acme/").covers(ENDPOINT, tag)).isFalse();
    }

    @Test
    void a_url_on_another_host_is_not_covered() {
        assertThat(boundTo("https://other.example/acme/").covers(ENDPOINT, new InvalidationPath("/acme/a.jpg")))
                .isFalse();
    }

    @Test
    void a_key_needs_a_scope() {
        assertThatThrownBy(() -> new Grant(KEY, Set.of(), List.of(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Grant(KEY, Scope.all(), List.of(), Optional.of(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Grant boundTo(String place) {
        return new Grant(KEY, Scope.all(), List.of(new EndpointUrl(place)), Optional.empty());
    }
}
