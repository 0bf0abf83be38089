package io.edgepurge.response;

import static io.edgepurge.fixture.Samples.NOON;
import static io.edgepurge.fixture.Samples.QUOTA;
import static io.edgepurge.fixture.Samples.SOME_RULE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.edgepurge.domain.purge.IdempotencyKey;
import io.edgepurge.domain.purge.Refusal;
import io.edgepurge.domain.purge.Refusal.Busy;
import io.edgepurge.domain.purge.Refusal.ItemsRefused;
import io.edgepurge.domain.purge.Refusal.KeyTaken;
import io.edgepurge.domain.purge.Refusal.QuotaExceeded;
import io.edgepurge.domain.purge.Refusal.RequestRefused;
import io.edgepurge.domain.purge.RefusedItem.RefusedTag;
import io.edgepurge.domain.purge.RequestRule;
import io.edgepurge.domain.url.CheckResult.Refused;
import io.edgepurge.domain.url.RequestedTag;
import io.edgepurge.domain.url.TagRule;
import io.edgepurge.fixture.Samples;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalProblemsTest {
    @Test
    void a_refused_url_has_its_index_rule_and_suggestion() {
        Problem problem = problemOf(new ItemsRefused(List.of(
                Samples.refused(1, "https://a/*", Optional.of("https://a/b/c*")),
                Samples.refused(4, "ftp://a", Optional.empty()))));

        assertThat(problem.type()).isEqualTo(ProblemType.ITEMS_REFUSED);
        assertThat(problem.detail()).startsWith("2 URLs cannot be purged, so nothing was purged");
        assertThat(problem.json().path("violations"))
                .extracting(JsonNode::toString)
                .containsExactly(
                        "{\"field\":\"urls[1]\",\"index\":1,\"url\":\"https://a/*\",\"rule\":\"" + SOME_RULE.code()
                                + "\",\"detail\":\"This URL will not do.\",\"suggestion\":\"https://a/b/c*\",\"suggestionKind\":\"same\"}",
                        "{\"field\":\"urls[4]\",\"index\":4,\"url\":\"ftp://a\",\"rule\":\"" + SOME_RULE.code()
                                + "\",\"detail\":\"This URL will not do.\"}");
    }

    @Test
    void a_refused_tag_has_its_place_and_its_index() {
        RequestedTag tag = new RequestedTag("https://a/", "#x");
        Problem problem = problemOf(new ItemsRefused(List.of(
                Samples.refused(1, "https://a/*", Optional.empty()),
                new RefusedTag(
                        3,
                        0,
                        tag,
                        new Refused(TagRule.TAG_MARK, "Leave it out.", Optional.of(Samples.sameObject("x")))))));

        assertThat(problem.detail()).startsWith("1 URL and 1 tag cannot be purged, so nothing was purged");
        assertThat(problem.json().path("violations").path(1))
                .hasToString(
                        "{\"field\":\"tags[0]\",\"index\":3,\"endpoint\":\"https://a/\",\"tag\":\"#x\","
                                + "\"rule\":\"tag-mark\",\"detail\":\"Leave it out.\",\"suggestion\":\"x\",\"suggestionKind\":\"same\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "NOTHING_TO_PURGE, REQUEST_REFUSED, nothing-to-purge",
        "TOO_MANY_ITEMS, REQUEST_REFUSED, too-many-items",
        "TOO_MANY_DISTRIBUTIONS, REQUEST_REFUSED, too-many-distributions",
        "REASON_TOO_LONG, REQUEST_REFUSED, reason-too-long",
        "REASON_WITH_CONTROLS, REQUEST_REFUSED, reason-with-controls",
        "REASON_NOT_UNICODE, REQUEST_REFUSED, reason-not-unicode",
        "NOT_BEFORE_TOO_FAR, REQUEST_REFUSED, not-before-too-far",
        "TOO_LARGE, REQUEST_TOO_LARGE, request-too-large"
    })
    void a_refused_request_has_its_rule(RequestRule rule, ProblemType type, String code) {
        Problem problem = problemOf(new RequestRefused(rule, "Send less."));

        assertThat(problem.type()).isEqualTo(type);
        assertThat(problem.json().path("violations"))
                .extracting(JsonNode::toString)
                .containsExactly(
                        "{\"field\":\"" + rule.field() + "\",\"rule\":\"" + code + "\",\"detail\":\"Send less.\"}");
    }

    @Test
    void an_exceeded_quota_is_included() {
        Problem problem = problemOf(new QuotaExceeded(QUOTA, 943));

        assertThat(problem.type()).isEqualTo(ProblemType.QUOTA_EXCEEDED);
        assertThat(problem.detail())
                .isEqualTo("The request needs 943 of the monthly quota of 1000, but only 942 are left until"
                        + " 2026-02-01T00:00:00Z.");
        assertThat(problem.quota()).contains(new QuotaSnapshot(QUOTA, NOON));
    }

    @Test
    void an_exceeded_quota_has_the_support_contact_and_a_refused_url_has_not() {
        SupportContact contact = SupportContact.of("cdn@example.com");

        Problem quota = problemOf(new QuotaExceeded(QUOTA, 60)).withSupport(contact);
        Problem url = problemOf(new ItemsRefused(List.of(Samples.refused(0, "ftp://a", Optional.empty()))))
                .withSupport(contact);

        assertThat(quota.json().path("support").asText()).isEqualTo("cdn@example.com");
        assertThat(quota.detail()).endsWith("Z. Contact: cdn@example.com");
        assertThat(url.json().has("support")).isFalse();
        assertThat(problemOf(new QuotaExceeded(QUOTA, 60)).withSupport(SupportContact.of("  ")))
                .isEqualTo(problemOf(new QuotaExceeded(QUOTA, 60)));
    }

    @Test
    void a_reused_key_is_included() {
        Problem problem = problemOf(new KeyTaken(new IdempotencyKey("order-17")));

        assertThat(problem.type()).isEqualTo(ProblemType.IDEMPOTENCY_KEY_REUSED);
        assertThat(problem.detail()).contains("'order-17'");
    }

    @Test
    void busy_is_a_problem_of_its_own() {
        assertThat(problemOf(new Busy()).type()).isEqualTo(ProblemType.BUSY);
    }

    private static Problem problemOf(Refusal refusal) {
        return RefusalProblems.of(refusal, NOON);
    }
}
