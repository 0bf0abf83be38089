package io.edgepurge.standin;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Whose stand-in it is, and which of our tests it cannot stand: left out with the reason, by name, and said so. */
public enum StandInProduct {
    /** @see <a href="https://docs.getmoto.org/en/latest/docs/services/dynamodb.html">What moto has of DynamoDB</a> */
    MOTO("/moto-api/config"),
    LOCALSTACK("/_localstack/health"),
    OTHER("");

    private static final Map<String, String> GAPS_OF_MOTO = Map.of(
            "fifty_clients_that_race_for_a_hundred_units_get_exactly_a_hundred",
            "moto copies the whole table for each transaction and locks nothing, so that callers at the same moment get"
                    + " errors and undo one another's writes");

    private static final int SUCCESS = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String ownPath;

    StandInProduct(String ownPath) {
        this.ownPath = ownPath;
    }

    /** By a path that no other product answers. */
    public static StandInProduct at(URI address) {
        return Arrays.stream(values())
                .filter(product -> product == OTHER || answers(address.resolve(product.ownPath)))
                .findFirst()
                .orElse(OTHER);
    }

    private static boolean answers(URI address) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(address).timeout(PATIENCE).build();
            return http.send(request, BodyHandlers.discarding()).statusCode() / 100 == SUCCESS;
        } catch (IOException e) {
            throw new IllegalArgumentException("nothing answers at " + address + ": is the stand-in running?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Why a test is left out here, if it is. */
    public Optional<String> reasonToLeaveOut(String test) {
        return switch (this) {
            case MOTO -> Optional.ofNullable(GAPS_OF_MOTO.get(test));
            case LOCALSTACK, OTHER -> Optional.empty();
        };
    }
}
