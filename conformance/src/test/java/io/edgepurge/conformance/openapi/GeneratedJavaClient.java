package io.edgepurge.conformance.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.annotation.Generated;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The generated Java client. It compiles and runs with the JDK and Jackson only. */
record GeneratedJavaClient(Path folder) {
    private static final Path CALLS = Path.of("src", "test", "resources", "clients", "java", "Calls.java");

    /** {@code jakarta.annotation} contains only annotations. */
    private static final List<Class<?>> LIBRARIES =
            List.of(JsonProperty.class, JsonFactory.class, ObjectMapper.class, JavaTimeModule.class, Generated.class);

    void generate() {
        ClientGenerator.JAVA.generateInto(folder);
    }

    void compile() throws IOException {
        compile(List.of("-nowarn"), javaFiles(folder.resolve("src/main/java")));
        compile(List.of("-Xlint:all,-path,-processing", "-Werror"), List.of(CALLS));
    }

    private void compile(List<String> options, List<Path> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter log = new StringWriter();
        List<String> all = new ArrayList<>(options);
        String classPath = Stream.concat(Stream.of(classes()), libraries().stream())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        all.addAll(List.of("-proc:none", "-d", classes().toString(), "-cp", classPath));
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT, UTF_8)) {
            boolean compiled = compiler.getTask(log, files, null, all, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertThat(compiled).as(log.toString()).isTrue();
        }
    }

    /** Runs the calls in a class loader without this module's class path. */
    List<String> call(CallArguments arguments) throws IOException, ReflectiveOperationException {
        List<URL> urls = new ArrayList<>();
        urls.add(classes().toUri().toURL());
        for (Path library : libraries()) {
            urls.add(library.toUri().toURL());
        }
        List<String> lines = new ArrayList<>();
        try (URLClassLoader loader =
                new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            @SuppressWarnings("unchecked")
            Consumer<List<String>> calls = (Consumer<List<String>>) loader.loadClass("Calls")
                    .getConstructor(String.class, String.class, String.class, String.class)
                    .newInstance(arguments.asList().toArray());
            calls.accept(lines);
        }
        return lines;
    }

    private Path classes() throws IOException {
        return Files.createDirectories(folder.resolve("classes"));
    }

    private static List<Path> javaFiles(Path sources) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static List<Path> libraries() {
        return LIBRARIES.stream().map(GeneratedJavaClient::jar).toList();
    }

    private static Path jar(Class<?> type) {
        try {
            URI location =
                    type.getProtectionDomain().getCodeSource().getLocation().toURI();
            return Path.of(location);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
