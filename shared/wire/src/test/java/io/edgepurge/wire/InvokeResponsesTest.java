package io.edgepurge.wire;

import static io.edgepurge.wire.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.purge.IdempotencyKey;
import io.edgepurge.domain.purge.PurgeResult.Accepted;
import io.edgepurge.domain.purge.PurgeResult.RefusedUrl;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InvokeResponsesTest {
    @Test
    void an_idempotency_key_that_is_taken_is_not_said_again() {
        assertThat(InvokeResponses.refused(Problem.keyReused(new IdempotencyKey("order-17"))))
                .contains("used for another request")
                .doesNotContain("order-17");
    }

    @Test
    void a_purge_is_answered_as_over_http() {
        Accepted accepted = new Accepted(Samples.accepted(), List.of(), Optional.of(Samples.QUOTA));

        assertThat(InvokeResponses.accepted(accepted, NOON))
                .isEqualTo(PurgeResponses.accepted(accepted, NOON).body());
    }

    @Test
    void a_refusal_names_places_and_rules_but_not_the_urls() {
        RefusedUrl refused = Samples.refused(1, "https://secret.example/a", Optional.of("https://secret.example/b"));
        Problem problem = new Problem(
                ProblemType.ITEMS_REFUSED, "One URL.", List.of(new Violation.OfItem(refused)), Optional.empty());

        assertThat(InvokeResponses.refused(problem))
                .contains("\"type\":\"/problems/items-refused\"", "\"field\":\"urls[1]\"")
                .doesNotContain("secret.example");
    }
}
