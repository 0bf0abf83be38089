package io.edgepurge.response;

import static io.edgepurge.fixture.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.purge.IdempotencyKey;
import io.edgepurge.domain.purge.PurgeResult.Accepted;
import io.edgepurge.domain.purge.RefusedItem.RefusedUrl;
import io.edgepurge.fixture.Samples;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InvokeResponsesTest {
    @Test
    void a_reused_idempotency_key_is_not_repeated() {
        assertThat(InvokeResponses.refused(Problem.keyReused(new IdempotencyKey("order-17"))))
                .contains("used for another request")
                .doesNotContain("order-17");
    }

    @Test
    void a_purge_is_rendered_as_over_http() {
        Accepted accepted = new Accepted(Samples.accepted(), List.of(), Optional.of(Samples.QUOTA));

        assertThat(InvokeResponses.accepted(accepted, NOON))
                .isEqualTo(PurgeResponses.accepted(accepted, NOON).body());
    }

    @Test
    void a_refusal_has_fields_and_rules_but_no_urls() {
        RefusedUrl refused = Samples.refused(1, "https://secret.example/a", Optional.of("https://secret.example/b"));
        Problem problem = new Problem(
                ProblemType.ITEMS_REFUSED, "One URL.", List.of(new Violation.OfItem(refused)), Optional.empty());

        assertThat(InvokeResponses.refused(problem))
                .contains("\"type\":\"/problems/items-refused\"", "\"field\":\"urls[1]\"")
                .doesNotContain("secret.example");
    }
}
