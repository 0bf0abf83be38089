package io.edgepurge.standin;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A stand-in of AWS by its addresses. Whoever is called there gets credentials that open nothing, and an address of AWS itself
 * is refused: no test touches an account of anybody's.
 */
public record StandIn(URI dynamoDb, URI sqs, URI scheduler) {
    private static final String ADDRESS = "AWS_ENDPOINT_URL";

    /** Regions of China and of Europe's own cloud, and dual-stack names, among them. */
    private static final List<String> AWS = List.of(
            "amazonaws.com", "amazonaws.com.cn", "amazonaws.eu", "api.aws", "api.amazonwebservices.com.cn", "on.aws");

    public StandIn {
        List.of(dynamoDb, sqs, scheduler).forEach(StandIn::mustNotBeAws);
    }

    /** One that has everything at one address. */
    public static StandIn at(URI address) {
        return new StandIn(address, address, address);
    }

    /**
     * By the SDKs' own variables: {@code AWS_ENDPOINT_URL}, or one for each service. Scheduler, which few have, is looked for
     * where DynamoDB is unless it is named.
     *
     * @throws IllegalArgumentException if an address is missing, is none, or is one of AWS
     */
    public static StandIn from(Map<String, String> variables) {
        URI dynamoDb = address("DYNAMODB", variables).orElseThrow(() -> missing("DYNAMODB"));
        URI sqs = address("SQS", variables).orElseThrow(() -> missing("SQS"));
        return new StandIn(dynamoDb, sqs, address("SCHEDULER", variables).orElse(dynamoDb));
    }

    private static Optional<URI> address(String service, Map<String, String> variables) {
        return Optional.ofNullable(variables.get(ADDRESS + "_" + service))
                .or(() -> Optional.ofNullable(variables.get(ADDRESS)))
                .map(StandIn::parsed);
    }

    private static URI parsed(String text) {
        URI address = URI.create(text);
        if (address.getHost() == null) {
            throw new IllegalArgumentException("'" + text + "' is no address of a stand-in: http://HOST:PORT is");
        }
        return address;
    }

    private static IllegalArgumentException missing(String service) {
        return new IllegalArgumentException("These tests need a stand-in of AWS: set " + ADDRESS
                + " to its address, such as http://127.0.0.1:4566, or " + ADDRESS + "_" + service + " and its like");
    }

    private static void mustNotBeAws(URI address) {
        String host = Optional.ofNullable(address.getHost()).orElse("").toLowerCase(Locale.ROOT);
        if (AWS.stream().anyMatch(domain -> host.equals(domain) || host.endsWith("." + domain))) {
            throw new IllegalArgumentException(host + " is AWS itself: tests run against stand-ins alone");
        }
    }

    /** The settings with which clients of the three services call it. */
    public Map<String, String> variables() {
        return Map.of(
                "AWS_ENDPOINT_URL_DYNAMODB",
                dynamoDb.toString(),
                "AWS_ENDPOINT_URL_SQS",
                sqs.toString(),
                "AWS_ENDPOINT_URL_SCHEDULER",
                scheduler.toString(),
                "AWS_REGION",
                "eu-central-1",
                "AWS_ACCESS_KEY_ID",
                "local",
                "AWS_SECRET_ACCESS_KEY",
                "local");
    }
}
