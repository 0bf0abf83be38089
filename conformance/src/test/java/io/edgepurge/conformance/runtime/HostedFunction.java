package io.edgepurge.conformance.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import io.edgepurge.conformance.runtime.RuntimeApi.Result;
import io.edgepurge.local.template.FunctionResource;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/** A process of Lambda's runtime interface client with the deployable jar of a function. */
final class HostedFunction implements AutoCloseable {
    private static final int TIMEOUT_SECONDS = 90;

    private final RuntimeApi api = new RuntimeApi();
    private final List<String> output = new CopyOnWriteArrayList<>();
    private final Path classLog;
    private final Process process;

    private HostedFunction(FunctionResource function, Map<String, String> variables, Path folder) {
        classLog = folder.resolve("classes.log");
        try {
            ProcessBuilder builder = new ProcessBuilder(command(function, folder)).redirectErrorStream(true);
            // the client searches the working directory, which is the task root in Lambda
            builder.directory(taskRoot(function, folder).toFile());
            builder.environment().clear();
            builder.environment().putAll(environment(function));
            builder.environment().putAll(variables);
            this.process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().start(() -> process.inputReader().lines().forEach(output::add));
    }

    /** Starts the function and waits for its first poll. */
    static HostedFunction start(FunctionResource function, Map<String, String> variables, Path folder) {
        HostedFunction hosted = new HostedFunction(function, variables, folder);
        String _ = hosted.await(hosted.api.started());
        return hosted;
    }

    /** Starts the function as for a snapshot of SnapStart, and waits until it is ready for the snapshot. */
    static HostedFunction startForSnapshot(FunctionResource function, Map<String, String> variables, Path folder) {
        Map<String, String> all = Stream.of(variables, Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start"))
                .flatMap(some -> some.entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        HostedFunction hosted = new HostedFunction(function, all, folder);
        String _ = hosted.await(hosted.api.checkpoint());
        return hosted;
    }

    /** Continues as after the restore of the snapshot, and waits for the first poll. */
    void restore() {
        api.restore();
        String _ = await(api.started());
    }

    Result invoke(String event) {
        return await(api.invoke(event));
    }

    /** Returns the printed lines. */
    List<String> output() {
        return List.copyOf(output);
    }

    /** Returns the classes that the function has loaded so far, in order. */
    List<String> loadedClasses() {
        try {
            return Files.readAllLines(classLog).stream()
                    .map(line -> line.split(" ", 2)[0])
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the processor time of all threads, in nanoseconds. */
    long processorNanos() {
        try (Stream<Path> threads = Files.list(Path.of("/proc", String.valueOf(process.pid()), "task"))) {
            return threads.mapToLong(thread -> nanosOf(thread.resolve("schedstat")))
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long nanosOf(Path schedstat) {
        try {
            return Long.parseLong(Files.readString(schedstat).split(" ", -1)[0]);
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> T await(CompletableFuture<T> future) {
        try {
            Object first = CompletableFuture.anyOf(future, process.onExit()).get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            if (first.equals(process)) {
                throw new IllegalStateException("the process exited:\n" + String.join("\n", output));
            }
            return future.join();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e.getMessage() + "\n" + String.join("\n", output), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static List<String> command(FunctionResource function, Path folder) throws IOException {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xlog:class+load:file=" + folder.resolve("classes.log") + ":none",
                "-Xmx" + function.limits().memoryMegabytes() * 85 / 100 + "m",
                "--enable-native-access=ALL-UNNAMED",
                // otherwise all runtime clients of this machine share a file in /tmp
                "-Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI="
                        + nativeLibrary(folder),
                "-cp",
                Stream.of(AWSLambda.class, Context.class, PojoSerializer.class, SdkInternalThreadLocal.class)
                        .map(HostedFunction::locationOf)
                        .collect(Collectors.joining(File.pathSeparator)),
                AWSLambda.class.getName(),
                function.code().handler());
    }

    private static String nativeLibrary(Path folder) throws IOException {
        Path library = folder.resolve("runtime.so");
        try (var packed = AWSLambda.class.getResourceAsStream(RuntimeClient.nativeLibrary())) {
            Files.write(library, packed.readAllBytes());
        }
        return library.toString();
    }

    private static Path taskRoot(FunctionResource function, Path folder) throws IOException {
        Path root = folder.resolve("task");
        Path libraries = Files.createDirectories(root.resolve("lib"));
        Files.copy(function.code().jar(), libraries.resolve("function.jar"));
        return root;
    }

    private Map<String, String> environment(FunctionResource function) {
        Map<String, String> environment = new TreeMap<>(function.environment());
        environment.putAll(Map.of(
                "AWS_LAMBDA_RUNTIME_API", api.address(),
                "AWS_LAMBDA_FUNCTION_NAME", function.name(),
                "AWS_LAMBDA_FUNCTION_VERSION", "1",
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                        String.valueOf(function.limits().memoryMegabytes()),
                "AWS_LAMBDA_LOG_FORMAT", "JSON",
                "AWS_REGION", "eu-central-1",
                "_HANDLER", function.code().handler()));
        return environment;
    }

    private static String locationOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
        api.close();
    }
}
