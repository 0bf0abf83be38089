package io.edgepurge.response;

import static io.edgepurge.fixture.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.purge.IdempotencyKey;
import io.edgepurge.domain.purge.PurgeResult.Accepted;
import io.edgepurge.domain.purge.RefusedItem.RefusedImage;
import io.edgepurge.domain.purge.RefusedItem.RefusedTag;
import io.edgepurge.domain.purge.RefusedItem.RefusedUrl;
import io.edgepurge.domain.url.CheckResult.Refused;
import io.edgepurge.domain.url.ImageRule;
import io.edgepurge.domain.url.RequestedTag;
import io.edgepurge.domain.url.TagRule;
import io.edgepurge.fixture.Samples;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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
    void a_refusal_names_its_items_and_suggestions_as_over_http() {
        Problem problem = refusalOf("https://img.example/a b.jpg", "https://img.example/a%20b.jpg");

        assertThat(InvokeResponses.refused(problem))
                .isEqualTo(problem.json().toString())
                .contains("\"field\":\"urls[1]\"", "\"url\":\"https://img.example/a b.jpg\"")
                .contains("\"suggestion\":\"https://img.example/a%20b.jpg\",\"suggestionKind\":\"same\"");
    }

    @Test
    void a_secret_is_redacted_and_no_suggestion_contains_it() {
        Problem problem =
                refusalOf("https://me:pw-1@img.example/a?w=1&X-Amz-Signature=pw-2#b", "https://x/?token=pw-3");

        assertThat(InvokeResponses.refused(problem))
                .contains("\"url\":\"https://REDACTED@img.example/a?w=1&X-Amz-Signature=REDACTED#b\"")
                .doesNotContain("pw-")
                .doesNotContain("suggestion");
    }

    @Test
    void a_secret_in_a_refused_tag_is_redacted() {
        RequestedTag tag = new RequestedTag("https://me:pw-1@img.example/", "https://img.example/a?token=pw-2");
        RefusedTag refused =
                new RefusedTag(0, 0, tag, new Refused(TagRule.TAG_ENDPOINT_UNKNOWN, "Unknown.", Optional.empty()));
        Problem problem = new Problem(
                ProblemType.ITEMS_REFUSED, "One tag.", List.of(new Violation.OfItem(refused)), Optional.empty());

        assertThat(InvokeResponses.refused(problem))
                .contains(
                        "\"endpoint\":\"https://REDACTED@img.example/\"",
                        "\"tag\":\"https://img.example/a?token=REDACTED\"")
                .doesNotContain("pw-");
    }

    @Test
    void a_secret_in_a_refused_image_is_redacted() {
        RefusedImage refused = new RefusedImage(
                0,
                0,
                "https://img.example/a.jpg?token=pw-1",
                new Refused(ImageRule.IMAGE_QUERY, "A query.", Optional.empty()));
        Problem problem = new Problem(
                ProblemType.ITEMS_REFUSED, "One image.", List.of(new Violation.OfItem(refused)), Optional.empty());

        assertThat(InvokeResponses.refused(problem))
                .contains("\"image\":\"https://img.example/a.jpg?token=REDACTED\"")
                .doesNotContain("pw-");
    }

    @Test
    void items_beyond_the_limit_are_identified_by_their_index_only() {
        String url = "https://img.example/" + "a".repeat(20_000);
        List<Violation> violations = IntStream.range(0, 4)
                .<Violation>mapToObj(index -> new Violation.OfItem(Samples.refused(index, url, Optional.of(url + "*"))))
                .toList();
        Problem problem = new Problem(ProblemType.ITEMS_REFUSED, "4 URLs.", violations, Optional.empty());

        assertThat(InvokeResponses.refused(problem).split("\"url\":")).hasSize(1 + 1);
        assertThat(InvokeResponses.refused(problem)).contains("\"field\":\"urls[3]\"");
    }

    private static Problem refusalOf(String url, String suggestion) {
        RefusedUrl refused = Samples.refused(1, url, Optional.of(suggestion));
        return new Problem(
                ProblemType.ITEMS_REFUSED, "One URL.", List.of(new Violation.OfItem(refused)), Optional.empty());
    }
}
