package io.edgepurge.standin;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The addresses of an AWS emulator. Tests call it with dummy credentials. Addresses of AWS are refused, so that no test can change
 * a real AWS account.
 */
public record StandIn(URI dynamoDb, URI sqs, URI scheduler) {
    private static final String ADDRESS = "AWS_ENDPOINT_URL";

    /** The domains of AWS, including China, the European Sovereign Cloud, and dual-stack endpoints. */
    private static final List<String> AWS = List.of(
            "amazonaws.com", "amazonaws.com.cn", "amazonaws.eu", "api.aws", "api.amazonwebservices.com.cn", "on.aws");

    public StandIn {
        List.of(dynamoDb, sqs, scheduler).forEach(StandIn::mustNotBeAws);
    }

    /** Returns an emulator with all services at one address. */
    public static StandIn at(URI address) {
        return new StandIn(address, address, address);
    }

    /**
     * Reads the variables of the AWS SDKs: {@code AWS_ENDPOINT_URL}, or one for each service. The address of Scheduler defaults to
     * that of DynamoDB.
     *
     * @throws IllegalArgumentException if an address is missing, invalid, or one of AWS
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
            throw new IllegalArgumentException(
                    "'" + text + "' is not the address of an AWS emulator; use http://HOST:PORT");
        }
        return address;
    }

    private static IllegalArgumentException missing(String service) {
        return new IllegalArgumentException("These tests need an AWS emulator. Set " + ADDRESS
                + " to its address, such as http://127.0.0.1:4566, or " + ADDRESS + "_" + service + " and its like");
    }

    private static void mustNotBeAws(URI address) {
        String host = Optional.ofNullable(address.getHost()).orElse("").toLowerCase(Locale.ROOT);
        if (AWS.stream().anyMatch(domain -> host.equals(domain) || host.endsWith("." + domain))) {
            throw new IllegalArgumentException(host + " is an address of AWS; use that of an AWS emulator");
        }
    }

    /** Returns the settings for clients of the three services. */
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
