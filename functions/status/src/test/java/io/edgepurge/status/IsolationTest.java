package io.edgepurge.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.databind.JsonNode;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.purge.PurgeHistory;
import io.edgepurge.domain.purge.PurgeHistory.Page;
import io.edgepurge.domain.purge.PurgeSpec;
import io.edgepurge.domain.purge.PurgeSummary;
import io.edgepurge.domain.schedule.PurgeSchedule;
import io.edgepurge.domain.schedule.RegisteredSchedule;
import io.edgepurge.domain.schedule.ScheduleId;
import io.edgepurge.domain.schedule.Timetable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation that shows a purge or a schedule, under every kind of key. */
class IsolationTest {
    private static final String URL = "https://img.example/demo/a.jpg";
    private static final List<String> OPERATIONS =
            List.of("purge-status.json", "imagekit-status.json", "list.json", "schedules.json");
    private static final Map<String, Boolean> KEYS = Map.of(
            "private_demo", true,
            "private_inside", true,
            "private_outside", false,
            "private_unread", false,
            "private_other", false,
            "private_unknown", false);

    private final OnePurge purges = OnePurge.completed();
    private final HandlerFixture fixture =
            new HandlerFixture(purges, account -> List.of(nightlyOf(account)), historyOf(purges));

    @ParameterizedTest
    @MethodSource
    void only_permitted_keys_see_the_purge(String operation, String key, boolean permitted) {
        APIGatewayV2HTTPEvent event = HandlerFixture.event(operation);
        event.setHeaders(Map.of("authorization", "Bearer " + key));

        String body = fixture.responseTo(event).path("body").asText();

        assertThat(body.contains(URL) || body.contains("Completed")).isEqualTo(permitted);
    }

    static Stream<Arguments> only_permitted_keys_see_the_purge() {
        return OPERATIONS.stream()
                .flatMap(operation ->
                        KEYS.entrySet().stream().map(key -> Arguments.of(operation, key.getKey(), key.getValue())));
    }

    @ParameterizedTest
    @MethodSource("hidden")
    void a_hidden_purge_looks_like_an_unknown_one(String operation, String key) {
        APIGatewayV2HTTPEvent event = HandlerFixture.event(operation);
        event.setHeaders(Map.of("authorization", "Bearer " + key));
        JsonNode hidden = fixture.responseTo(event);
        event.setPathParameters(Map.of("id", "no-such-id", "requestId", "no-such-id"));

        assertThat(hidden).isEqualTo(fixture.responseTo(event));
    }

    static Stream<Arguments> hidden() {
        return Stream.of("purge-status.json", "imagekit-status.json")
                .flatMap(operation ->
                        Stream.of("private_outside", "private_other").map(key -> Arguments.of(operation, key)));
    }

    private static PurgeHistory historyOf(OnePurge purges) {
        return (account, _, _) -> new Page(
                purges.find(account, OnePurge.ID).map(PurgeSummary::of).stream().toList(), Optional.empty());
    }

    private static RegisteredSchedule nightlyOf(AccountId account) {
        PurgeSpec spec = account.value().equals("demo")
                ? PurgeSpec.urls(List.of(URL))
                : PurgeSpec.urls(List.of("https://other.example/a.jpg"));
        PurgeSchedule schedule = new PurgeSchedule(
                new ScheduleId(account, "nightly"), true, Timetable.of("cron(0 2 * * ? *)", "UTC"), spec);
        return new RegisteredSchedule(schedule, Instant.EPOCH);
    }
}
