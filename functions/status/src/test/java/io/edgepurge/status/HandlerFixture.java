package io.edgepurge.status;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.edgepurge.domain.purge.PurgeHistory;
import io.edgepurge.domain.schedule.PurgeSchedules;
import io.edgepurge.response.SupportContact;
import io.edgepurge.standin.TimeLeft;
import io.edgepurge.testing.InMemoryScheduleRuns;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Runs the handler with in-memory stores, called with JSON as by Lambda. The clock shows noon on 30 January 2026. */
final class HandlerFixture {
    static final Path EVENTS = Path.of("../../events/status");

    /** The serializer of Lambda's runtime. */
    private static final JacksonFactory JSON = JacksonFactory.getInstance();

    final InMemoryScheduleRuns scheduleRuns = new InMemoryScheduleRuns();
    private final StatusHandler handler;

    HandlerFixture(OnePurge purges) {
        this(purges, account -> List.of());
    }

    HandlerFixture(OnePurge purges, PurgeSchedules schedules) {
        this(purges, schedules, (account, query, limit) -> new PurgeHistory.Page(List.of(), Optional.empty()));
    }

    HandlerFixture(OnePurge purges, PurgeSchedules schedules, PurgeHistory history) {
        Clock clock = Clock.fixed(Instant.parse("2026-01-30T12:00:00Z"), ZoneOffset.UTC);
        handler = new StatusHandler(new Wiring(
                new TwoAccounts(),
                purges,
                history,
                schedules,
                scheduleRuns,
                SupportContact.of("cdn@example.com"),
                clock));
    }

    static APIGatewayV2HTTPEvent event(String file) {
        try (InputStream json = Files.newInputStream(EVENTS.resolve(file))) {
            return JSON.getSerializer(APIGatewayV2HTTPEvent.class).fromJson(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The response as Lambda passes it to API Gateway. */
    JsonNode responseTo(String file) {
        return responseTo(event(file));
    }

    static byte[] jsonOf(APIGatewayV2HTTPEvent event) {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        JSON.getSerializer(APIGatewayV2HTTPEvent.class).toJson(event, json);
        return json.toByteArray();
    }

    JsonNode responseTo(APIGatewayV2HTTPEvent event) {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        try {
            handler.handleRequest(new ByteArrayInputStream(jsonOf(event)), json, new TimeLeft(29_000));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            return new ObjectMapper().readTree(json.toString(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
