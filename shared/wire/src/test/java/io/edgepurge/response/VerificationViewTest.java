package io.edgepurge.response;

import static io.edgepurge.fixture.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeHistory;
import io.edgepurge.domain.purge.PurgeProgress;
import io.edgepurge.domain.purge.PurgeSummary;
import io.edgepurge.domain.verification.Evidence;
import io.edgepurge.domain.verification.Evidence.Validators;
import io.edgepurge.domain.verification.Verdict;
import io.edgepurge.domain.verification.Verification;
import io.edgepurge.fixture.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerificationViewTest {
    private static final ItemState COMPLETED = ItemState.submitted("I1", NOON).completed(NOON.plusSeconds(10));

    @Test
    void a_purge_without_visits_has_no_field() {
        ObjectNode json = PurgeView.of(Samples.with(COMPLETED, COMPLETED), NOON);

        assertThat(json.has("verification")).isFalse();
        assertThat(json.path("items").path(0).has("verification")).isFalse();
    }

    @Test
    void visits_to_come_are_pending() {
        ObjectNode json = PurgeView.of(progress(true, Map.of()), NOON);

        assertThat(json.path("verify").asBoolean()).isTrue();
        assertThat(json.path("verification").path("result").asText()).isEqualTo("pending");
        assertThat(json.path("items").path(0).path("verification").toString()).isEqualTo("{\"result\":\"pending\"}");
    }

    @Test
    void visits_that_never_came_are_not_pending_for_ever() {
        ObjectNode json = PurgeView.of(
                progress(true, Map.of(0, result(Verdict.FRESH, Optional.empty()))), NOON.plus(Duration.ofHours(3)));

        assertThat(json.path("verification").path("result").asText()).isEqualTo("fresh");
        assertThat(json.path("items").path(1).has("verification")).isFalse();
    }

    @Test
    void a_result_is_shown_with_its_evidence_and_its_scope() {
        Verification stale = result(Verdict.STALE, Optional.empty());
        ObjectNode json = PurgeView.of(
                progress(true, Map.of(0, stale, 2, result(Verdict.FRESH, Optional.empty()))), NOON.plusSeconds(90));

        JsonNode overview = json.path("verification");
        assertThat(overview.path("result").asText()).isEqualTo("stale");
        assertThat(overview.path("checked").asInt()).isEqualTo(2);
        assertThat(overview.path("of").asInt()).isEqualTo(2);
        assertThat(overview.path("note").asText()).contains("not of all edge locations");
        JsonNode item = json.path("items").path(0);
        assertThat(item.path("verification").toString())
                .isEqualTo("{\"result\":\"stale\",\"note\":\"The reason.\",\"checkedAt\":\"2026-01-30T12:01:30Z\","
                        + "\"attempt\":3,\"evidence\":{\"status\":200,\"pop\":\"FRA56-P1\",\"age\":900,"
                        + "\"xCache\":\"Hit from cloudfront\",\"etag\":\"\\\"a\\\"\"}}");
        assertThat(overview.path("warning").asText()).contains("copy from before the purge");
    }

    @Test
    void a_stale_result_is_pending_until_the_last_visit() {
        Instant next = NOON.plusSeconds(100);
        ObjectNode json =
                PurgeView.of(progress(true, Map.of(0, result(Verdict.STALE, Optional.of(next)))), NOON.plusSeconds(90));

        assertThat(json.path("verification").path("result").asText()).isEqualTo("pending");
        assertThat(json.path("items")
                        .path(0)
                        .path("verification")
                        .path("nextAt")
                        .asText())
                .isEqualTo(next.toString());
    }

    @Test
    void a_list_shows_the_worst_result() {
        PurgeSummary summary = PurgeSummary.of(progress(
                true,
                Map.of(0, result(Verdict.UNKNOWN, Optional.empty()), 2, result(Verdict.FRESH, Optional.empty()))));
        JsonNode json = ListView.of(new PurgeHistory.Page(List.of(summary), Optional.empty()));

        assertThat(json.path("purges").path(0).path("verification").toString()).isEqualTo("{\"result\":\"unknown\"}");
    }

    private static PurgeProgress progress(boolean verify, Map<Integer, Verification> results) {
        Purge purge = Samples.accepted().purge();
        Purge verified = new Purge(
                purge.id(),
                purge.account(),
                purge.acceptedAt(),
                purge.options().withVerify(Optional.of(verify)),
                purge.provenance(),
                purge.items());
        return new PurgeProgress(verified, Map.of(0, COMPLETED, 2, COMPLETED), results);
    }

    private static Verification result(Verdict verdict, Optional<Instant> next) {
        Evidence evidence = new Evidence(
                200,
                Optional.of("FRA56-P1"),
                Optional.of(900L),
                Optional.of("Hit from cloudfront"),
                new Validators(Optional.of("\"a\""), Optional.empty()));
        return new Verification(verdict, "The reason.", NOON.plusSeconds(90), 3, Optional.of(evidence), next);
    }
}
