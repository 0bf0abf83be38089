package io.edgepurge.status;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.edgepurge.domain.purge.PurgeHistory;
import io.edgepurge.domain.schedule.PurgeSchedules;
import io.edgepurge.standin.TimeLeft;
import io.edgepurge.wire.QuotaReader;
import io.edgepurge.wire.SupportContact;
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

/** The handler over ports in memory, called as Lambda calls it: with JSON, for JSON. It is noon on 30 January 2026. */
final class HandlerFixture {
    static final Path EVENTS = Path.of("../../events/status");

    /** What Lambda's runtime reads these events with, and writes the responses. */
    private static final JacksonFactory JSON = JacksonFactory.getInstance();

    private final StatusHandler handler;

    HandlerFixture(OnePurge ledger) {
        this(ledger, account -> List.of());
    }

    HandlerFixture(OnePurge ledger, PurgeSchedules schedules) {
        Clock clock = Clock.fixed(Instant.parse("2026-01-30T12:00:00Z"), ZoneOffset.UTC);
        handler = new StatusHandler(new Wiring(
                new TwoAccounts(),
                new QuotaReader(ledger, clock, SupportContact.of("cdn@example.com")),
                ledger,
                (account, query, limit) -> new PurgeHistory.Page(List.of(), Optional.empty()),
                schedules));
    }

    static APIGatewayV2HTTPEvent event(String file) {
        try (InputStream json = Files.newInputStream(EVENTS.resolve(file))) {
            return JSON.getSerializer(APIGatewayV2HTTPEvent.class).fromJson(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The response as Lambda passes it to API Gateway. */
    JsonNode answerTo(String file) {
        return answerTo(event(file));
    }

    JsonNode answerTo(APIGatewayV2HTTPEvent event) {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        JSON.getSerializer(APIGatewayV2HTTPResponse.class)
                .toJson(handler.handleRequest(event, new TimeLeft(29_000)), json);
        try {
            return new ObjectMapper().readTree(json.toString(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
