package io.edgepurge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.edgepurge.aws.AwsWiring;
import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.ApiKey;
import io.edgepurge.domain.account.CacheAddress;
import io.edgepurge.domain.account.CacheKind;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.account.Grant;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.account.OriginCaches;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.reconcile.FolderWildcardPolicy;
import io.edgepurge.local.AwsBackendLocation;
import io.edgepurge.local.EndpointRewriter;
import io.edgepurge.local.LocalConfig;
import io.edgepurge.local.LocalEdgePurge;
import io.edgepurge.local.Ports;
import io.edgepurge.local.function.RecordingFunctionLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The stack that people run, on free ports, and the calls that tests make. */
final class RunningStack implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final RecordingFunctionLog log = new RecordingFunctionLog();
    private final LocalEdgePurge stack;

    RunningStack(int monthlyQuota) {
        this(monthlyQuota, new AwsBackendLocation.Embedded(Optional.empty()));
    }

    /** With its tables and queues at that place. */
    RunningStack(int monthlyQuota, AwsBackendLocation aws) {
        this(monthlyQuota, aws, EndpointRewriter.none());
    }

    /** With something between its functions and AWS. */
    RunningStack(int monthlyQuota, EndpointRewriter wires) {
        this(monthlyQuota, new AwsBackendLocation.Embedded(Optional.empty()), wires);
    }

    private RunningStack(int monthlyQuota, AwsBackendLocation aws, EndpointRewriter wires) {
        LocalConfig config = new LocalConfig(Path.of(".."), Ports.free(), aws, monthlyQuota, Duration.ofMillis(500));
        stack = LocalEdgePurge.start(config, Map.of(), log, wires);
    }

    LocalEdgePurge stack() {
        return stack;
    }

    /** What the functions print. */
    RecordingFunctionLog log() {
        return log;
    }

    /** A URL below the demo account's endpoint. */
    String url(String relative) {
        return stack.account().endpoint() + relative;
    }

    HttpResponse<String> post(String path, Object body, String... headers) {
        try {
            return send(authorized(path)
                    .headers(headers.length == 0 ? new String[] {"Content-Type", "application/json"} : headers)
                    .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpResponse<String> purge(List<String> urls, String... headers) {
        return post("/v1/purges", Map.of("urls", urls), headers);
    }

    HttpResponse<String> get(String path) {
        return send(authorized(path));
    }

    HttpResponse<String> delete(String path) {
        return send(authorized(path).DELETE());
    }

    /** Whether the edge had it. */
    String fetch(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)))
                .headers()
                .firstValue("X-Cache")
                .orElse("none");
    }

    /** As an operator does, on the distribution of the demo account. */
    void allowFolderWildcards(FolderWildcardPolicy allowed) {
        aws().accountRegistry()
                .allowFolderWildcards(new DistributionId(stack.account().distribution()), allowed)
                .orThrow();
    }

    /** Gives the demo account another key. */
    void issue(Grant grant, String secret) {
        boolean issued = aws().keyRegistry().issue(new AccountId(stack.account().account()), grant, new ApiKey(secret));
        assertThat(issued).isTrue();
    }

    /** As an operator does: an account whose endpoint a tenant of a multi-tenant distribution serves; returns a URL of it. */
    String enterAccountOfATenant(String id) {
        addDistribution("""
                {"id":"EMANY","hosts":["many.test"],"tenants":[{"id":"dt_one","hosts":["one.test"]}]}""");
        enterAccount(id, UrlEndpoint.of("http://one.test/", new DistributionId("dt_one")), 100);
        return "http://one.test/a.jpg";
    }

    /** As an operator does: an account whose endpoint has an origin cache; returns a URL of it. */
    String enterAccountBehind(URI cache, String id) {
        addDistribution("""
                {"id":"ECACHED","hosts":["cached.test"]}""");
        OriginCaches caches = OriginCaches.of(CacheKind.VARNISH, new CacheAddress(cache.toString()));
        UrlEndpoint endpoint = UrlEndpoint.of("http://cached.test/", new DistributionId("ECACHED"));
        enterAccount(id, endpoint.withOriginCaches(Optional.of(caches)), 100);
        return "http://cached.test/a.jpg";
    }

    private void addDistribution(String json) {
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(stack.cloudFront().resolve("/_control/distributions"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json)));
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    }

    /** As an operator does: an account with an endpoint beside the demo account's, on a distribution of its own. */
    void enterAccount(String id, int monthlyQuota) {
        String endpoint = stack.edge().resolve("/" + id + "/").toString();
        enterAccount(id, UrlEndpoint.of(endpoint, new DistributionId("EOTHER00000000")), monthlyQuota);
    }

    private void enterAccount(String id, UrlEndpoint endpoint, int monthlyQuota) {
        aws().accountRegistry()
                .save(new Account(new AccountId(id), List.of(endpoint), monthlyQuota))
                .orThrow();
        boolean _ = aws().keyRegistry()
                .issue(new AccountId(id), Grant.unrestricted(new KeyId(id + "-key")), new ApiKey("private_" + id));
    }

    /** The stack's records, as an operator reaches them. */
    AwsWiring aws() {
        Map<String, String> variables = new HashMap<>(operatorsSettings());
        variables.put("PURGE_TABLE", table());
        return new AwsWiring(variables);
    }

    /** What the command line asks an operator for. */
    Map<String, String> operatorsSettings() {
        return Map.of(
                "EDGEPURGE_TABLE",
                table(),
                "AWS_ENDPOINT_URL_DYNAMODB",
                stack.dynamoDb().toString(),
                "AWS_REGION",
                "eu-central-1",
                "AWS_ACCESS_KEY_ID",
                "local",
                "AWS_SECRET_ACCESS_KEY",
                "local");
    }

    private String table() {
        return stack.template().tables().getFirst().name();
    }

    /** The paths that CloudFront was asked for in an invalidation. */
    List<String> pathsOf(String invalidation) {
        JsonNode ledger = json(send(HttpRequest.newBuilder(stack.cloudFront().resolve("/_control/ledger"))));
        for (JsonNode entry : ledger.path("invalidations")) {
            if (entry.path("id").asText().equals(invalidation)) {
                return entry.path("paths").valueStream().map(JsonNode::asText).toList();
            }
        }
        throw new AssertionError("CloudFront knows no invalidation " + invalidation);
    }

    int quotaLeft() {
        return json(get("/v1/quota")).path("left").asInt();
    }

    static JsonNode json(HttpResponse<String> response) {
        return json(response.body());
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        http.close();
        stack.close();
    }

    private HttpRequest.Builder authorized(String path) {
        String credentials = Base64.getEncoder()
                .encodeToString((stack.account().key() + ":do_not_set").getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(stack.api().resolve(path)).header("Authorization", "Basic " + credentials);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
