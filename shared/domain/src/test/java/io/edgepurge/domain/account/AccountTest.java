package io.edgepurge.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountTest {
    private static final AccountId SHOP = new AccountId("shop");
    private static final DistributionId IMAGES = new DistributionId("E1IMAGES");
    private static final DistributionId OTHER = new DistributionId("E2OTHER");

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "0", "demo", "a-b-", "123456789012345678901234567890123456789012345678901234567890123"})
    void account_ids_are_lowercase(String text) {
        assertThat(new AccountId(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-a",
                "A",
                "a_b",
                "a b",
                "a\n",
                "é",
                "1234567890123456789012345678901234567890123456789012345678901234"
            })
    void other_texts_are_not_account_ids(String text) {
        assertThatThrownBy(() -> new AccountId(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"E1A2B3", "dt_2wjDZi3hD1ivOXf6rpZJO1AB", "a-b"})
    void distribution_ids_have_the_form_of_cloudfront(String text) {
        assertThat(new DistributionId(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "E1 ", "E1/2", "É1", "12345678901234567890123456789012345678901234567890123456789012345"})
    void other_texts_are_not_distribution_ids(String text) {
        assertThatThrownBy(() -> new DistributionId(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ids_are_ordered_by_their_text() {
        assertThat(SHOP).isGreaterThan(new AccountId("demo"));
        assertThat(OTHER).isGreaterThan(IMAGES);
    }

    @Test
    void an_account_owns_its_endpoints() {
        UrlEndpoint one = UrlEndpoint.of("https://a.example/x/", IMAGES);
        UrlEndpoint inside = UrlEndpoint.of("https://a.example/x/y/", OTHER);
        UrlEndpoint otherPort = UrlEndpoint.of("https://a.example:8443/x/", IMAGES);

        Account account = new Account(SHOP, List.of(one, inside, otherPort), 1_000);

        assertThat(account.ownedEndpoints())
                .containsExactly(
                        new OwnedEndpoint(SHOP, one),
                        new OwnedEndpoint(SHOP, inside),
                        new OwnedEndpoint(SHOP, otherPort));
    }

    @Test
    void an_account_cannot_have_an_endpoint_twice_even_with_another_scheme_or_distribution() {
        UrlEndpoint one = UrlEndpoint.of("https://a.example/x/", IMAGES);
        UrlEndpoint again = UrlEndpoint.of("http://A.example/x/", OTHER);

        assertThatThrownBy(() -> new Account(SHOP, List.of(one, again), 1_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("http://a.example/x/");
    }

    @Test
    void a_monthly_quota_is_not_negative() {
        assertThat(new Account(SHOP, List.of(), 0).monthlyQuota()).isZero();
        assertThatThrownBy(() -> new Account(SHOP, List.of(), -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
