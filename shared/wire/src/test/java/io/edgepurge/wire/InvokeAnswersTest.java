package io.edgepurge.wire;

import static io.edgepurge.wire.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.purge.DeskAnswer.Accepted;
import io.edgepurge.domain.purge.DeskAnswer.RefusedUrl;
import io.edgepurge.domain.purge.IdempotencyKey;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InvokeAnswersTest {
    @Test
    void an_idempotency_key_that_is_taken_is_not_said_again() {
        assertThat(InvokeAnswers.refused(Problem.keyReused(new IdempotencyKey("order-17"))))
                .contains("another request before")
                .doesNotContain("order-17");
    }

    @Test
    void a_purge_is_answered_as_over_http() {
        Accepted accepted = new Accepted(Samples.accepted(), List.of(), Optional.of(Samples.QUOTA));

        assertThat(InvokeAnswers.accepted(accepted, NOON))
                .isEqualTo(PurgeAnswers.accepted(accepted, NOON).body());
    }

    @Test
    void a_refusal_names_places_and_rules_but_not_the_urls() {
        RefusedUrl refused = Samples.refused(1, "https://secret.example/a", Optional.of("https://secret.example/b"));
        Problem problem = new Problem(
                ProblemType.ITEMS_REFUSED, "One URL.", List.of(new Violation.OfItem(refused)), Optional.empty());

        assertThat(InvokeAnswers.refused(problem))
                .contains("\"type\":\"/problems/items-refused\"", "\"field\":\"urls[1]\"")
                .doesNotContain("secret.example");
    }
}
