package io.edgepurge.local.function;

import io.edgepurge.local.host.FunctionHost;
import io.edgepurge.local.template.FunctionResource;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command line of a function's process. It runs the deployable jar on top of the function host. */
record HostCommand(FunctionResource function, FunctionHostLocation location) {
    /** The share of the memory that Lambda gives to the heap, approximately. */
    private static final int HEAP_PERCENT = 85;

    /** Options for short-lived processes that start often: C1 compiler only, serial collector, class data sharing. */
    private static final List<String> JVM_OPTIONS = List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-Dsun.net.httpserver.nodelay=true",
            // Keeps the parent's idle connections open, so that none closes while an event is being sent.
            "-Dsun.net.httpserver.idleInterval=86400");

    ProcessBuilder builder() {
        ProcessBuilder builder = new ProcessBuilder(command());
        builder.environment().clear();
        builder.environment().putAll(environment());
        return builder;
    }

    private List<String> command() {
        return Stream.of(
                        Stream.of(Path.of(System.getProperty("java.home"), "bin", "java")
                                .toString()),
                        JVM_OPTIONS.stream(),
                        Stream.of("-Xmx" + function.limits().memoryMegabytes() * HEAP_PERCENT / 100 + "m"),
                        Stream.of(
                                "-cp",
                                classPath(),
                                FunctionHost.class.getName(),
                                function.code().jar().toString(),
                                function.code().handler()))
                .flatMap(part -> part)
                .toList();
    }

    private String classPath() {
        return location.classPath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>(location.environment());
        environment.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        environment.put(
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                String.valueOf(function.limits().memoryMegabytes()));
        environment.put("_HANDLER", function.code().handler());
        environment.putAll(function.environment());
        return environment;
    }
}
