package io.edgepurge.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.purge.Doorbells;
import io.edgepurge.domain.purge.PurgeDesk;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.url.ProtectedFolders;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The handler over ports in memory, called as Lambda calls it: with JSON, for JSON. It is noon on 30 January 2026. */
final class House {
    static final Path EVENTS = Path.of("../../events/purge-api");

    /** What Lambda's runtime reads these events with, and writes the responses. */
    private static final JacksonFactory JSON = JacksonFactory.getInstance();

    final ListLedger ledger = new ListLedger();
    final List<DistributionId> rung = new ArrayList<>();
    private final PurgeApiHandler handler;
    private int ids;

    House(int monthlyQuota) {
        Clock clock = Clock.fixed(Instant.parse("2026-01-30T12:00:00Z"), ZoneOffset.UTC);
        PurgeDesk desk = new PurgeDesk(ledger, new Bells(), ProtectedFolders.DEFAULT, this::nextId, clock);
        handler = new PurgeApiHandler(new Wiring(new OneAccount(monthlyQuota), desk, clock));
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
        JSON.getSerializer(APIGatewayV2HTTPResponse.class).toJson(handler.handleRequest(event, new NoContext()), json);
        return tree(json.toString(StandardCharsets.UTF_8));
    }

    static JsonNode bodyOf(JsonNode response) {
        return tree(response.path("body").asText());
    }

    private static JsonNode tree(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }

    private PurgeId nextId() {
        ids++;
        return new PurgeId("019c0f00-0000-7000-8000-%012d".formatted(ids));
    }

    private final class Bells implements Doorbells {
        @Override
        public void ring(Collection<DistributionId> distributions) {
            rung.addAll(distributions);
        }

        @Override
        public void ringAt(DistributionId distribution, Instant at) {
            throw new AssertionError("the desk rings at once");
        }
    }
}
