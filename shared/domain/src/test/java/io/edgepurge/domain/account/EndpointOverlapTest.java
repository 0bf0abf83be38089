package io.edgepurge.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointOverlapTest {
    private static final DistributionId IMAGES = new DistributionId("E1IMAGES");
    private static final DistributionId OTHER = new DistributionId("E2OTHER");

    @ParameterizedTest
    @CsvSource({
        "https://a.example/x/, https://a.example/x/",
        "https://a.example/x/, https://b.example/x/",
        "https://a.example/x/, http://a.example:8081/x/",
        "https://a.example/x/, https://b.example/x/y/",
        "https://a.example/x/y/, https://b.example/x/",
        "https://a.example/, https://b.example/x/",
        "https://a.example/x/, https://b.example/",
        "https://a.example/p(1)/, https://a.example/p%281%29/",
        "https://a.example/p(1)/, https://a.example/p%281)/",
        "https://a.example/p%281)/, https://a.example/p%281%29/",
        "https://a.example/p%281%29/x/, https://a.example/p(1)/",
        "https://a.example/p%2528/, https://a.example/p(/x/",
        "https://a.example/caf%C3%A9/, https://a.example/cafe%CC%81/",
        "https://a.example/%C0%B0/, https://a.example/%C0%B0/x/",
    })
    void equal_and_nested_prefixes_of_two_accounts_overlap_on_any_host(String wanted, String existing) {
        Optional<String> refusal = EndpointOverlap.find(
                owned("new", UrlEndpoint.of(wanted, IMAGES)), List.of(owned("old", UrlEndpoint.of(existing, IMAGES))));

        assertThat(refusal)
                .contains("The URL endpoint " + wanted + " overlaps with " + existing
                        + " of account old on distribution E1IMAGES. Invalidation paths contain no host. Choose another"
                        + " prefix or distribution, or mark both endpoints as shared.");
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/x/, https://a.example/x2/",
        "https://a.example/x/, https://a.example/X/",
        "https://a.example/x/, https://a.example/y/x/",
        "https://a.example/x/, https://a.example/xy/z/",
        "https://a.example/p(1)/, https://a.example/p%282%29/",
        "https://a.example/%C0%B0/, https://a.example/%C0%B1/",
    })
    void disjoint_prefixes_do_not_overlap(String wanted, String existing) {
        Optional<String> refusal = EndpointOverlap.find(
                owned("new", UrlEndpoint.of(wanted, IMAGES)), List.of(owned("old", UrlEndpoint.of(existing, IMAGES))));

        assertThat(refusal).isEmpty();
    }

    @Test
    void an_account_may_overlap_with_itself() {
        OwnedEndpoint wanted = owned("same", UrlEndpoint.of("https://a.example/x/", IMAGES));
        OwnedEndpoint existing = owned("same", UrlEndpoint.of("https://a.example/", IMAGES));

        assertThat(EndpointOverlap.find(wanted, List.of(existing))).isEmpty();
    }

    @Test
    void endpoints_on_different_distributions_do_not_overlap() {
        OwnedEndpoint wanted = owned("new", UrlEndpoint.of("https://a.example/x/", IMAGES));
        OwnedEndpoint existing = owned("old", UrlEndpoint.of("https://a.example/x/", OTHER));

        assertThat(EndpointOverlap.find(wanted, List.of(existing))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"acme:, acme:", "acme:, ACME:tv", "acme:tv, acme:", "'', acme:", "acme:, ''", "'', ''"})
    void overlapping_tag_prefixes_are_found(String wanted, String existing) {
        Optional<String> refusal = EndpointOverlap.find(
                owned("new", tagged("https://a.example/x/", wanted)),
                List.of(owned("old", tagged("https://b.example/y/", existing))));

        assertThat(refusal)
                .contains(
                        "The tags of URL endpoint https://a.example/x/ could match those of https://b.example/y/ of account old"
                                + " on distribution E1IMAGES. Tags contain neither host nor path. Give every endpoint with tags a"
                                + " prefix that no other account's prefix starts with, or mark both endpoints as shared.");
    }

    @Test
    void disjoint_tag_prefixes_do_not_overlap() {
        OwnedEndpoint wanted = owned("new", tagged("https://a.example/x/", "acme:"));
        OwnedEndpoint existing = owned("old", tagged("https://b.example/y/", "acme-tv:"));

        assertThat(EndpointOverlap.find(wanted, List.of(existing))).isEmpty();
    }

    @Test
    void an_empty_tag_prefix_needs_its_own_distribution() {
        OwnedEndpoint anyTag = owned("one", tagged("https://a.example/x/", ""));
        OwnedEndpoint someTags = owned("one", tagged("https://a.example/x/", "acme:"));
        OwnedEndpoint withoutTags = owned("two", UrlEndpoint.of("https://b.example/y/", IMAGES));

        assertThat(EndpointOverlap.find(anyTag, List.of(withoutTags))).isPresent();
        assertThat(EndpointOverlap.find(withoutTags, List.of(anyTag))).isPresent();
        assertThat(EndpointOverlap.find(someTags, List.of(withoutTags))).isEmpty();
    }

    @Test
    void an_overlap_is_allowed_only_between_shared_endpoints() {
        UrlEndpoint alone = UrlEndpoint.of("https://a.example/x/", IMAGES);
        UrlEndpoint shared = alone.withShared(true);

        assertThat(EndpointOverlap.find(owned("new", shared), List.of(owned("old", shared))))
                .isEmpty();
        assertThat(EndpointOverlap.find(owned("new", alone), List.of(owned("old", shared))))
                .isPresent();
        assertThat(EndpointOverlap.find(owned("new", shared), List.of(owned("old", alone))))
                .isPresent();
    }

    @Test
    void one_overlap_among_many_endpoints_is_found() {
        List<OwnedEndpoint> existing = List.of(
                owned("one", UrlEndpoint.of("https://a.example/1/", IMAGES)),
                owned("two", UrlEndpoint.of("https://a.example/2/", IMAGES)));

        Optional<String> refusal =
                EndpointOverlap.find(owned("new", UrlEndpoint.of("https://a.example/2/", IMAGES)), existing);

        assertThat(refusal.orElseThrow()).contains("of account two");
    }

    private static UrlEndpoint tagged(String url, String prefix) {
        return UrlEndpoint.of(url, IMAGES).withTags(new TagPrefix(prefix));
    }

    private static OwnedEndpoint owned(String account, UrlEndpoint endpoint) {
        return new OwnedEndpoint(new AccountId(account), endpoint);
    }
}
