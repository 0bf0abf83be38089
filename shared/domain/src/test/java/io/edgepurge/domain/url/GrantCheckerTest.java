package io.edgepurge.domain.url;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.account.EndpointUrl;
import io.edgepurge.domain.account.Grant;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.account.Scope;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.url.CheckResult.Refused;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GrantCheckerTest {
    private static final UrlChecker URLS = new UrlChecker(
            List.of(UrlEndpoint.of("https://img.example.com/demo/", new DistributionId("E1IMAGES"))),
            ProtectedFolders.DEFAULT);
    private static final Refused TILDE =
            (Refused) URLS.check("https://img.example.com/demo/_nuxt/pages/runtime~main.jpg");
    private static final Refused SPACE = (Refused) URLS.check("https://img.example.com/demo/a b.jpg");

    @Test
    void a_permitted_suggestion_remains() {
        GrantChecker unrestricted = new GrantChecker(Grant.unrestricted(new KeyId("key-1")));

        assertThat(unrestricted.restrict(TILDE)).isEqualTo(TILDE);
        assertThat(filesOnly(List.of()).restrict(SPACE)).isEqualTo(SPACE);
    }

    @Test
    void a_suggestion_that_needs_another_scope_is_replaced_by_the_scope() {
        Refused refused = filesOnly(List.of()).restrict(TILDE);

        assertThat(refused.rule()).isEqualTo(UrlRule.URL_TILDE);
        assertThat(refused.suggestion()).isEmpty();
        assertThat(refused.sentence())
                .startsWith(TILDE.sentence())
                .contains(" This key cannot purge the suggested wildcard. ")
                .endsWith("Use a key with the scope '" + Scope.PURGE_WILDCARD.word() + "'.");
    }

    @Test
    void a_suggestion_outside_the_bounds_of_the_key_is_removed() {
        List<EndpointUrl> elsewhere = List.of(new EndpointUrl("https://img.example.com/demo/other/"));

        assertThat(filesOnly(elsewhere).restrict(SPACE).suggestion()).isEmpty();
    }

    private static GrantChecker filesOnly(List<EndpointUrl> within) {
        return new GrantChecker(
                new Grant(new KeyId("key-1"), Set.of(Scope.PURGE, Scope.READ), within, Optional.empty()));
    }
}
