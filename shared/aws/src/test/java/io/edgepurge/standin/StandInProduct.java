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

/** The product of an AWS emulator, and the tests that it cannot pass. */
public enum StandInProduct {
    /** @see <a href="https://docs.getmoto.org/en/latest/docs/services/dynamodb.html">DynamoDB features of moto</a> */
    MOTO("/moto-api/config"),
    LOCALSTACK("/_localstack/health"),
    OTHER("");

    private static final Map<String, String> GAPS_OF_MOTO = Map.of(
            "fifty_concurrent_clients_share_exactly_a_hundred_units",
            "moto copies the whole table for each transaction without locks, so concurrent callers get errors and"
                    + " overwrite each other's changes");

    private static final int SUCCESS = 2;

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final String ownPath;

    StandInProduct(String ownPath) {
        this.ownPath = ownPath;
    }

    /** Detects the product by a path that only this product serves. */
    public static StandInProduct at(URI address) {
        return Arrays.stream(values())
                .filter(product -> product == OTHER || answers(address.resolve(product.ownPath)))
                .findFirst()
                .orElse(OTHER);
    }

    private static boolean answers(URI address) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(address).timeout(TIMEOUT).build();
            return http.send(request, BodyHandlers.discarding()).statusCode() / 100 == SUCCESS;
        } catch (IOException e) {
            throw new IllegalArgumentException("no response from " + address + ". Is the emulator running?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Returns the reason to skip a test, if it is skipped. */
    public Optional<String> reasonToSkip(String test) {
        return switch (this) {
            case MOTO -> Optional.ofNullable(GAPS_OF_MOTO.get(test));
            case LOCALSTACK, OTHER -> Optional.empty();
        };
    }
}
