import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ToLongFunction;

/**
 * Measures the cold start of a function with Lambda's own runtime interface client, from process start to the first response:
 * {@code java ColdStart.java RUNS EVENT NAME HANDLER CLASSPATH [NAME HANDLER CLASSPATH ...]}. The variants alternate, so other
 * load on the machine affects all of them. Prints the medians of wall-clock time and CPU time, and their ratios to the first
 * variant. Other load affects CPU time less.
 *
 * <p>One server provides everything that the process calls: Lambda's runtime API, which delivers one event and receives the
 * response, and an empty DynamoDB, so that the AWS client makes one real call.
 */
final class ColdStart {
    private static final int TIMEOUT_SECONDS = 60;

    private final HttpServer server;
    private final byte[] event;
    private CompletableFuture<Long> respondedAt = new CompletableFuture<>();

    private ColdStart(Path event) throws IOException {
        this.event = Files.readAllBytes(event);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/2018-06-01/runtime/invocation/next", this::next);
        server.createContext("/2018-06-01/runtime/", this::respond);
        server.createContext("/", exchange -> reply(exchange, 200, "{}".getBytes(StandardCharsets.UTF_8)));
    }

    public static void main(String[] arguments) throws Exception {
        ColdStart benchmark = new ColdStart(Path.of(arguments[1]));
        benchmark.server.start();
        Map<Variant, List<Run>> runs = new LinkedHashMap<>();
        for (int at = 2; at + 2 < arguments.length; at += 3) {
            runs.put(new Variant(arguments[at], arguments[at + 1], arguments[at + 2]), new ArrayList<>());
        }
        int wanted = Integer.parseInt(arguments[0]);
        for (int run = -1; run < wanted; run++) {
            for (Map.Entry<Variant, List<Run>> variant : runs.entrySet()) {
                Run measured = benchmark.run(variant.getKey());
                // The first run only warms up the machine's caches.
                if (run >= 0) {
                    variant.getValue().add(measured);
                }
            }
        }
        benchmark.server.stop(0);
        print(runs);
    }

    private static void print(Map<Variant, List<Run>> runs) {
        Run first = median(runs.values().iterator().next());
        runs.forEach((variant, all) -> {
            Run median = median(all);
            System.out.printf(
                    "%-12s %5d ms (ratio %.2f), CPU %5d ms (ratio %.2f), n=%d%n",
                    variant.name(),
                    median.millis(),
                    (double) median.millis() / first.millis(),
                    median.cpuMillis(),
                    (double) median.cpuMillis() / first.cpuMillis(),
                    all.size());
        });
    }

    private static Run median(List<Run> runs) {
        return new Run(median(runs, Run::millis), median(runs, Run::cpuMillis));
    }

    private static long median(List<Run> runs, ToLongFunction<Run> value) {
        return runs.stream().mapToLong(value).sorted().toArray()[runs.size() / 2];
    }

    private Run run(Variant variant) throws IOException, InterruptedException, ExecutionException {
        respondedAt = new CompletableFuture<>();
        long start = System.nanoTime();
        Process process = variant.process(server.getAddress().getPort());
        try {
            long nanos = respondedAt.get(TIMEOUT_SECONDS, TimeUnit.SECONDS) - start;
            Duration cpu = process.info().totalCpuDuration().orElseThrow();
            return new Run(TimeUnit.NANOSECONDS.toMillis(nanos), cpu.toMillis());
        } catch (TimeoutException e) {
            throw new IllegalStateException(variant.name() + " did not respond", e);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private void next(HttpExchange exchange) throws IOException {
        if (respondedAt.isDone()) {
            return; // One event per process: the next poll stays open until the process is killed.
        }
        exchange.getResponseHeaders().set("Lambda-Runtime-Aws-Request-Id", "8476a536-e9f4-11e8-9739-2dfe598c3fcd");
        exchange.getResponseHeaders()
                .set("Lambda-Runtime-Deadline-Ms", String.valueOf(System.currentTimeMillis() + 100_000));
        exchange.getResponseHeaders()
                .set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:eu-central-1:000000000000:function:bench");
        reply(exchange, 200, event);
    }

    private void respond(HttpExchange exchange) throws IOException {
        boolean succeeded = exchange.getRequestURI().getPath().endsWith("/response");
        long now = System.nanoTime();
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (succeeded) {
            respondedAt.complete(now);
        } else {
            respondedAt.completeExceptionally(new IllegalStateException(new String(body, StandardCharsets.UTF_8)));
        }
        reply(exchange, 202, new byte[0]);
    }

    private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** The time from process start to the response. */
    private record Run(long millis, long cpuMillis) {}

    /** @param classPath class path of the deployed function and the runtime interface client */
    private record Variant(String name, String handler, String classPath) {
        Process process(int port) throws IOException {
            ProcessBuilder builder = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Xshare:auto",
                    "-Xmx870m",
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    classPath,
                    "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
                    handler);
            builder.environment().clear();
            builder.environment().putAll(environment(port));
            File output = new File(System.getProperty("output", "/dev/null"));
            return builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output))
                    .start();
        }

        private Map<String, String> environment(int port) {
            String server = "http://127.0.0.1:" + port;
            Map<String, String> environment = new LinkedHashMap<>();
            environment.put("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:" + port);
            environment.put("AWS_LAMBDA_FUNCTION_NAME", "bench");
            environment.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
            environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024");
            environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/bench");
            environment.put("AWS_LAMBDA_LOG_STREAM_NAME", "bench");
            environment.put("AWS_EXECUTION_ENV", "AWS_Lambda_java25");
            environment.put("LAMBDA_TASK_ROOT", "/");
            environment.put("_HANDLER", handler);
            environment.put("AWS_REGION", "eu-central-1");
            environment.put("AWS_ACCESS_KEY_ID", "bench");
            environment.put("AWS_SECRET_ACCESS_KEY", "bench");
            environment.put("AWS_ENDPOINT_URL", server);
            environment.put("POWERTOOLS_SERVICE_NAME", "bench");
            environment.put("POWERTOOLS_METRICS_NAMESPACE", "EdgePurge");
            environment.put("PURGE_TABLE", "bench");
            environment.put("DOORBELL_QUEUE_URL", server + "/000000000000/bench");
            environment.put("PROTECTED_FOLDERS", "media/catalog,s/files");
            environment.put("POLL_SECONDS", "6");
            environment.put("OPERATORS_FILES", "100");
            environment.put("OPERATORS_WILDCARDS", "2");
            environment.put("CALLS_PER_SECOND", "0.5");
            environment.put("CALLS_AT_ONCE", "9");
            environment.put("GIVE_UP_SECONDS", "86400");
            environment.put("ORIGIN_CACHE_TIMEOUT_SECONDS", "5");
            environment.put("ORIGIN_CACHE_PATIENCE_SECONDS", "3600");
            return environment;
        }
    }
}
