package io.edgepurge.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import io.edgepurge.local.EndpointRewriter;
import io.edgepurge.local.function.FunctionHostLocation.AwsEndpoints;
import io.edgepurge.local.http.LoopbackServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A proxy between the functions and AWS that records the IAM actions each function takes.
 *
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html">
 *     Actions of AWS services</a>
 */
final class RecordingAwsProxy implements EndpointRewriter, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Headers that the client sets itself, and headers of a single connection. */
    private static final Set<String> NOT_FORWARDED =
            Set.of("host", "connection", "content-length", "expect", "upgrade", "transfer-encoding", "http2-settings");

    /**
     * Actions of REST APIs by method and path, according to the references of
     * <a href="https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_Operations.html">CloudFront</a> and
     * <a href="https://docs.aws.amazon.com/scheduler/latest/APIReference/API_Operations.html">Scheduler</a>.
     */
    private static final Map<String, Pattern> REST_ACTIONS = Map.of(
            "CreateInvalidation", Pattern.compile("cloudfront POST /2020-05-31/distribution/[^/]+/invalidation/?"),
            "GetInvalidation", Pattern.compile("cloudfront GET /2020-05-31/distribution/[^/]+/invalidation/[^/]+"),
            "ListInvalidations", Pattern.compile("cloudfront GET /2020-05-31/distribution/[^/]+/invalidation/?"),
            "CreateInvalidationForDistributionTenant",
                    Pattern.compile("cloudfront POST /2020-05-31/distribution-tenant/[^/]+/invalidation/?"),
            "GetInvalidationForDistributionTenant",
                    Pattern.compile("cloudfront GET /2020-05-31/distribution-tenant/[^/]+/invalidation/[^/]+"),
            "ListInvalidationsForDistributionTenant",
                    Pattern.compile("cloudfront GET /2020-05-31/distribution-tenant/[^/]+/invalidation/?"),
            "GetDistributionConfig", Pattern.compile("cloudfront GET /2020-05-31/distribution/[^/]+/config"),
            "GetCachePolicy", Pattern.compile("cloudfront GET /2020-05-31/cache-policy/[^/]+"),
            "GetSchedule", Pattern.compile("scheduler GET /schedules/[^/]+"),
            "ListSchedules", Pattern.compile("scheduler GET /schedules/?"));

    private final LoopbackServer server;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, URI> real = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> actions = new ConcurrentHashMap<>();

    RecordingAwsProxy() {
        try {
            server = LoopbackServer.start(0, this::forward);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public AwsEndpoints of(String function, AwsEndpoints aws) {
        return new AwsEndpoints(
                proxied(function, "dynamodb", aws.dynamoDb()),
                proxied(function, "sqs", aws.sqs()),
                proxied(function, "cloudfront", aws.cloudFront()),
                proxied(function, "scheduler", aws.scheduler()));
    }

    /** Returns the actions of a function so far, such as {@code dynamodb:GetItem}. */
    Set<String> actionsOf(String function) {
        return new TreeSet<>(actions.getOrDefault(function, Set.of()));
    }

    private URI proxied(String function, String service, URI address) {
        real.put(service, address);
        return server.uri().resolve("/" + function + "/" + service);
    }

    private void forward(HttpExchange exchange) throws IOException {
        try {
            String[] path = exchange.getRequestURI().getRawPath().split("/", 4);
            String rest = "/" + (path.length > 3 ? path[3] : "");
            byte[] body = exchange.getRequestBody().readAllBytes();
            actionsIn(path[2], exchange, rest, body)
                    .forEach(action -> actions.computeIfAbsent(path[1], any -> new ConcurrentSkipListSet<>())
                            .add(path[2] + ":" + action));
            respond(exchange, send(path[2], rest, exchange, body));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Stream<String> actionsIn(String service, HttpExchange exchange, String path, byte[] body)
            throws IOException {
        return switch (service) {
            case "dynamodb" -> inDynamoDb(operationOf(exchange), body);
            case "sqs" -> Stream.of(operationOf(exchange).replace("SendMessageBatch", "SendMessage"));
            case "cloudfront", "scheduler" ->
                Stream.of(inRest(service + " " + exchange.getRequestMethod() + " " + path));
            default -> throw new IllegalStateException("no such service: " + service);
        };
    }

    private static String inRest(String request) {
        return REST_ACTIONS.entrySet().stream()
                .filter(action -> action.getValue().matcher(request).matches())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("unknown action: " + request));
    }

    private static String operationOf(HttpExchange exchange) {
        List<String> targets = exchange.getRequestHeaders().getOrDefault("X-Amz-Target", List.of(""));
        return targets.getFirst().replaceFirst(".*\\.", "");
    }

    /** IAM has no actions for transactions, only for the operations in them. */
    private static Stream<String> inDynamoDb(String operation, byte[] body) throws IOException {
        if (!operation.startsWith("Transact")) {
            return Stream.of(operation);
        }
        JsonNode items = JSON.readTree(body).path("TransactItems");
        return items.valueStream()
                .flatMap(item -> item.propertyStream().map(Map.Entry::getKey))
                .map(kind -> kind.equals("ConditionCheck") ? "ConditionCheckItem" : kind + "Item");
    }

    private HttpResponse<byte[]> send(String service, String path, HttpExchange exchange, byte[] body)
            throws IOException, InterruptedException {
        String query = exchange.getRequestURI().getRawQuery();
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(real.get(service) + path + (query == null ? "" : "?" + query)))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders()
                .forEach((name, values) -> values.stream()
                        .filter(value -> !NOT_FORWARDED.contains(name.toLowerCase(Locale.ROOT)))
                        .forEach(value -> request.header(name, value)));
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static void respond(HttpExchange exchange, HttpResponse<byte[]> response) throws IOException {
        response.headers().map().forEach((name, values) -> {
            if (!NOT_FORWARDED.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        byte[] body = response.body();
        exchange.sendResponseHeaders(response.statusCode(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.close();
        http.close();
    }
}
