package io.edgepurge.domain.verifier;

import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.ZETA;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.verification.Verdict;
import io.edgepurge.domain.verification.Verification;
import io.edgepurge.testing.Samples;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class VerificationServiceTest {
    private final VisitedDistributionFixture distribution = new VisitedDistributionFixture();
    private final VerificationService service = new VerificationService(
            distribution.records.purgeStore(),
            distribution.records.verifications(),
            distribution.doorbells,
            distribution.clock);

    @Test
    void a_completed_purge_is_visited_again() {
        Purge purge = distribution.completed("/a.jpg", "/b*");
        distribution.viewer.hit("https://img.example.com/a.jpg", 1_000_000);
        distribution.clock.advance(Duration.ofDays(3));

        assertThat(request(ACME, purge)).isInstanceOf(VerificationResult.Scheduled.class);
        assertThat(distribution.doorbells.notified()).endsWith(IMAGES);
        distribution.run();

        assertThat(distribution.result(purge, 0).map(Verification::verdict)).contains(Verdict.STALE);
        assertThat(distribution.viewer.requests()).hasSize(2);
    }

    @Test
    void a_purge_that_asked_for_no_visit_can_be_visited_later() {
        Purge purge = Samples.purge(1, "/a.jpg");
        distribution.records.purgeStore().accept(Samples.acceptance(purge, 1_000));
        distribution.run();
        distribution.complete();

        assertThat(request(ACME, purge)).isInstanceOf(VerificationResult.Scheduled.class);
        distribution.run();

        assertThat(distribution.result(purge, 0).map(Verification::verdict)).contains(Verdict.FRESH);
    }

    @Test
    void an_open_purge_is_not_visited() {
        Purge purge = distribution.submitted("/a.jpg");

        assertThat(request(ACME, purge)).isInstanceOf(VerificationResult.NotPossible.class);
        assertThat(distribution.records.verifications().pending(IMAGES, 10)).isEmpty();
    }

    @Test
    void a_wildcard_has_no_url_to_visit() {
        Purge purge = distribution.completed("/folder/*");

        assertThat(request(ACME, purge)).isInstanceOf(VerificationResult.NotPossible.class);
    }

    @Test
    void the_next_visit_comes_ten_seconds_later() {
        Purge purge = distribution.completed("/a.jpg");
        distribution.clock.advance(Duration.ofMillis(9_999));

        assertThat(request(ACME, purge)).isEqualTo(new VerificationResult.TooSoon());
        distribution.clock.advance(Duration.ofMillis(1));
        assertThat(request(ACME, purge)).isInstanceOf(VerificationResult.Scheduled.class);
    }

    @Test
    void repeated_requests_are_one_visit() {
        Purge purge = distribution.completed("/a.jpg");
        distribution.clock.advance(Duration.ofMinutes(1));

        assertThat(request(ACME, purge)).isInstanceOf(VerificationResult.Scheduled.class);
        assertThat(request(ACME, purge)).isInstanceOf(VerificationResult.Scheduled.class);
        distribution.run();

        assertThat(distribution.viewer.requests()).hasSize(2);
    }

    @Test
    void the_purge_of_another_account_or_another_key_is_unknown() {
        Purge purge = distribution.completed("/a.jpg");
        distribution.clock.advance(Duration.ofMinutes(1));

        assertThat(request(ZETA, purge)).isEqualTo(new VerificationResult.NotFound());
        assertThat(service.request(ACME, purge.id(), _ -> false)).isEqualTo(new VerificationResult.NotFound());
        assertThat(distribution.records.verifications().pending(IMAGES, 10)).isEmpty();
    }

    private VerificationResult request(AccountId account, Purge purge) {
        return service.request(account, purge.id(), _ -> true);
    }
}
