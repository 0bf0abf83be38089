package io.edgepurge.wire;

import static io.edgepurge.wire.Samples.NOON;
import static io.edgepurge.wire.Samples.QUOTA;
import static io.edgepurge.wire.Samples.SOME_RULE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.edgepurge.domain.purge.IdempotencyKey;
import io.edgepurge.domain.purge.PurgeResult;
import io.edgepurge.domain.purge.PurgeResult.Accepted;
import io.edgepurge.domain.purge.PurgeResult.Busy;
import io.edgepurge.domain.purge.PurgeResult.ItemsRefused;
import io.edgepurge.domain.purge.PurgeResult.KeyTaken;
import io.edgepurge.domain.purge.PurgeResult.QuotaExceeded;
import io.edgepurge.domain.purge.PurgeResult.RefusedTag;
import io.edgepurge.domain.purge.PurgeResult.RequestRefused;
import io.edgepurge.domain.purge.RequestRule;
import io.edgepurge.domain.url.CheckResult.Refused;
import io.edgepurge.domain.url.RequestedTag;
import io.edgepurge.domain.url.TagRule;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PurgeResponseTest {

    @Test
    void an_accepted_purge_is_no_problem() {
        Accepted accepted = new Accepted(Samples.accepted(), List.of(), Optional.empty());

        assertThat(PurgeResponse.of(accepted, NOON)).isEqualTo(new PurgeResponse.Purged(accepted));
    }

    @Test
    void each_refused_url_is_named_with_its_index_its_rule_and_what_would_do() {
        Problem problem = problemOf(new ItemsRefused(List.of(
                Samples.refused(1, "https://a/*", Optional.of("https://a/b/c*")),
                Samples.refused(4, "ftp://a", Optional.empty()))));

        assertThat(problem.type()).isEqualTo(ProblemType.ITEMS_REFUSED);
        assertThat(problem.detail()).startsWith("2 URLs cannot be purged, so nothing was purged");
        assertThat(problem.json().path("violations"))
                .extracting(JsonNode::toString)
                .containsExactly(
                        "{\"field\":\"urls[1]\",\"index\":1,\"url\":\"https://a/*\",\"rule\":\"" + SOME_RULE.code()
                                + "\",\"detail\":\"This URL will not do.\",\"suggestion\":\"https://a/b/c*\"}",
                        "{\"field\":\"urls[4]\",\"index\":4,\"url\":\"ftp://a\",\"rule\":\"" + SOME_RULE.code()
                                + "\",\"detail\":\"This URL will not do.\"}");
    }

    @Test
    void a_refused_tag_is_named_with_its_place_among_the_tags_and_its_index_among_all() {
        RequestedTag tag = new RequestedTag("https://a/", "#x");
        Problem problem = problemOf(new ItemsRefused(List.of(
                Samples.refused(1, "https://a/*", Optional.empty()),
                new RefusedTag(3, 0, tag, new Refused(TagRule.TAG_MARK, "Leave it out.", Optional.of("x"))))));

        assertThat(problem.detail()).startsWith("1 URL and 1 tag cannot be purged, so nothing was purged");
        assertThat(problem.json().path("violations").path(1))
                .hasToString("{\"field\":\"tags[0]\",\"index\":3,\"endpoint\":\"https://a/\",\"tag\":\"#x\","
                        + "\"rule\":\"tag-mark\",\"detail\":\"Leave it out.\",\"suggestion\":\"x\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "NOTHING_TO_PURGE, REQUEST_REFUSED, nothing-to-purge",
        "TOO_MANY_ITEMS, REQUEST_REFUSED, too-many-items",
        "TOO_MANY_DISTRIBUTIONS, REQUEST_REFUSED, too-many-distributions",
        "REASON_TOO_LONG, REQUEST_REFUSED, reason-too-long",
        "REASON_WITH_CONTROLS, REQUEST_REFUSED, reason-with-controls",
        "NOT_BEFORE_TOO_FAR, REQUEST_REFUSED, not-before-too-far",
        "TOO_LARGE, REQUEST_TOO_LARGE, request-too-large"
    })
    void a_refused_request_is_named_with_its_rule(RequestRule rule, ProblemType type, String code) {
        Problem problem = problemOf(new RequestRefused(rule, "Send less."));

        assertThat(problem.type()).isEqualTo(type);
        assertThat(problem.json().path("violations"))
                .extracting(JsonNode::toString)
                .containsExactly(
                        "{\"field\":\"" + rule.field() + "\",\"rule\":\"" + code + "\",\"detail\":\"Send less.\"}");
    }

    @Test
    void an_exhausted_quota_is_shown() {
        Problem problem = problemOf(new QuotaExceeded(QUOTA, 943));

        assertThat(problem.type()).isEqualTo(ProblemType.QUOTA_EXCEEDED);
        assertThat(problem.detail())
                .isEqualTo("The request needs 943 of the monthly quota of 1000, but only 942 are left until"
                        + " 2026-02-01T00:00:00Z.");
        assertThat(problem.quota()).contains(new QuotaSnapshot(QUOTA, NOON));
    }

    @Test
    void a_quota_that_people_can_raise_names_them_and_a_url_that_nobody_can_mend_does_not() {
        SupportContact contact = SupportContact.of("cdn@example.com");

        Problem quota = problemOf(new QuotaExceeded(QUOTA, 60)).naming(contact);
        Problem url = problemOf(new ItemsRefused(List.of(Samples.refused(0, "ftp://a", Optional.empty()))))
                .naming(contact);

        assertThat(quota.json().path("support").asText()).isEqualTo("cdn@example.com");
        assertThat(quota.detail()).endsWith("Z. Contact: cdn@example.com");
        assertThat(url.json().has("support")).isFalse();
        assertThat(problemOf(new QuotaExceeded(QUOTA, 60)).naming(SupportContact.of("  ")))
                .isEqualTo(problemOf(new QuotaExceeded(QUOTA, 60)));
    }

    @Test
    void a_taken_key_is_named() {
        Problem problem = problemOf(new KeyTaken(new IdempotencyKey("order-17")));

        assertThat(problem.type()).isEqualTo(ProblemType.IDEMPOTENCY_KEY_REUSED);
        assertThat(problem.detail()).contains("'order-17'");
    }

    @Test
    void a_busy_account_is_a_problem_that_passes() {
        assertThat(problemOf(new Busy()).type()).isEqualTo(ProblemType.BUSY);
    }

    private static Problem problemOf(PurgeResult answer) {
        return switch (PurgeResponse.of(answer, NOON)) {
            case PurgeResponse.Refused(Problem problem) -> problem;
            case PurgeResponse.Purged(Accepted accepted) -> throw new AssertionError("accepted: " + accepted);
        };
    }
}
