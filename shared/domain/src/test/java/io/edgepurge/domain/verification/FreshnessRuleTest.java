package io.edgepurge.domain.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.verification.Evidence.Validators;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshnessRuleTest {
    private static final Instant REQUESTED = Instant.parse("2026-03-01T10:00:00Z");
    private static final PurgedBetween PURGED = new PurgedBetween(REQUESTED, REQUESTED.plusSeconds(20));

    /** The visit comes 30 s after the request and 10 s after the completion. */
    private static final Instant VISITED = REQUESTED.plusSeconds(30);

    @ParameterizedTest(name = "{0}, age {1}, {2}: {3}, again {4}")
    @CsvSource(
            nullValues = "-",
            value = {
                // the age proves it, whatever X-Cache says
                "200,   0, Hit from cloudfront,        FRESH,   false",
                "200,  10, Hit from cloudfront,        FRESH,   false",
                "200,  11, Hit from cloudfront,        UNKNOWN, true",
                "200,  31, Hit from cloudfront,        UNKNOWN, true",
                "200,  32, Hit from cloudfront,        STALE,   true",
                "200, 9999999999, Hit from cloudfront, STALE,   true",
                "200,   5, Miss from cloudfront,       FRESH,   false",
                "200, 900, Miss from cloudfront,       STALE,   true",
                "200, 900, RefreshHit from cloudfront, UNKNOWN, true",
                "200,   5, -,                          FRESH,   false",
                "200, 900, -,                          STALE,   true",
                "200, 900, HIT,                        STALE,   true",
                // without an age, only CloudFront's own word counts
                "200,   -, Miss from cloudfront,       FRESH,   false",
                "200,   -, MISS FROM CLOUDFRONT,       FRESH,   false",
                "200,   -, RefreshHit from cloudfront, FRESH,   false",
                "200,   -, Hit from cloudfront,        UNKNOWN, false",
                "200,   -, -,                          UNKNOWN, false",
                "200,   -, MISS,                       UNKNOWN, false",
                "200,   -, Error from cloudfront,      UNKNOWN, false",
                "200,   0, Error from cloudfront,      UNKNOWN, false",
                "200,   0, FunctionGeneratedResponse from cloudfront, UNKNOWN, false",
                "200,   -, LambdaGeneratedResponse from cloudfront,   UNKNOWN, false",
                // a deleted file
                "404,   -, Error from cloudfront,      FRESH,   false",
                "404,   3, Error from cloudfront,      FRESH,   false",
                "410,   -, Miss from cloudfront,       FRESH,   false",
                "404, 900, Error from cloudfront,      STALE,   true",
                "404,   -, -,                          UNKNOWN, false",
                // responses that show no copy
                "301,   0, Hit from cloudfront,        UNKNOWN, false",
                "304,   0, Hit from cloudfront,        UNKNOWN, false",
                "206,   0, Miss from cloudfront,       UNKNOWN, false",
                "401,   0, Error from cloudfront,      UNKNOWN, false",
                "403,   -, Error from cloudfront,      UNKNOWN, false",
                "451,   -, Error from cloudfront,      UNKNOWN, false",
                "429,   -, Error from cloudfront,      UNKNOWN, true",
                "500,   -, Miss from cloudfront,       UNKNOWN, true",
                "502,   0, Error from cloudfront,      UNKNOWN, true",
            })
    void headers_decide(int status, Long age, String cacheResult, Verdict verdict, boolean lookAgain) {
        Judgment judgment = FreshnessRule.judge(evidence(status, age, cacheResult), PURGED, at(VISITED));

        assertThat(judgment.verdict()).isEqualTo(verdict);
        assertThat(judgment.lookAgain()).isEqualTo(lookAgain);
        assertThat(judgment.note()).endsWith(".");
    }

    @Test
    void a_copy_of_age_0_is_not_proven_fresh_within_the_second_of_an_instant_purge() {
        PurgedBetween instantly = new PurgedBetween(REQUESTED, REQUESTED.plusMillis(100));

        Judgment judgment =
                FreshnessRule.judge(evidence(200, 0L, "Hit from cloudfront"), instantly, at(REQUESTED.plusMillis(500)));

        assertThat(judgment.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(judgment.lookAgain()).isTrue();
    }

    @Test
    void a_copy_from_just_before_the_purge_stays_unproven() {
        // cached 0.5 s before the request
        PurgedBetween instantly = new PurgedBetween(REQUESTED, REQUESTED.plusMillis(100));

        Judgment judgment = FreshnessRule.judge(
                evidence(200, 60L, "Hit from cloudfront"), instantly, at(REQUESTED.plusMillis(60_200)));

        assertThat(judgment.verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"1x, -", "-1, -", "'', -", "12345678901, -", "7, 7", "' 8 ', 8"})
    void malformed_ages_are_missing(String header, Long age) {
        Evidence evidence = Evidence.of(200, name -> name.equals("age") ? header : "");

        assertThat(evidence.age()).isEqualTo(Optional.ofNullable(age));
    }

    @Test
    void foreign_texts_are_cut_and_printable() {
        Evidence evidence = Evidence.of(200, name -> name.equals("etag") ? "\u001b[31m\"ä" + "x".repeat(500) : "");

        assertThat(evidence.validators().etag())
                .hasValueSatisfying(
                        etag -> assertThat(etag).startsWith("[31m\"x").hasSizeLessThanOrEqualTo(200));
        assertThat(evidence.pop()).isEmpty();
    }

    @Test
    void a_slow_response_makes_a_young_copy_no_fresher() {
        // the age is from the time of the request, 4 s before the response
        VisitTime slow = new VisitTime(VISITED.minusSeconds(4), VISITED);

        assertThat(FreshnessRule.judge(evidence(200, 10L, "Hit from cloudfront"), PURGED, slow)
                        .verdict())
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(FreshnessRule.judge(evidence(200, 6L, "Hit from cloudfront"), PURGED, slow)
                        .verdict())
                .isEqualTo(Verdict.FRESH);
    }

    private static VisitTime at(Instant time) {
        return new VisitTime(time, time);
    }

    private static Evidence evidence(int status, Long age, String cacheResult) {
        return new Evidence(
                status,
                Optional.of("FRA56-P1"),
                Optional.ofNullable(age),
                Optional.ofNullable(cacheResult),
                Validators.NONE);
    }
}
