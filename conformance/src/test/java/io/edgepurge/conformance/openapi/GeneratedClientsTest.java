package io.edgepurge.conformance.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Clients that generators make from docs/openapi.yaml compile in strict mode and can call every operation. */
@ExtendWith(SharedDocumentedStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GeneratedClientsTest {
    private static final String LONG = "generates, compiles, and runs one more client: mvn verify -Plong";
    private static final Path CALLS = Path.of("src", "test", "resources", "clients");
    private static final Path PACKAGES =
            Path.of("..", "dashboard", "node_modules").toAbsolutePath();
    private static final List<String> STRICT =
            List.of("--strict", "--noUncheckedIndexedAccess", "--noImplicitReturns", "--noFallthroughCasesInSwitch");

    private final DocumentedStack documented;

    @TempDir
    private Path folder = Path.of("");

    GeneratedClientsTest(DocumentedStack documented) {
        this.documented = documented;
    }

    @Test
    void the_java_client_calls_every_operation() throws Exception {
        GeneratedJavaClient client = new GeneratedJavaClient(folder);
        client.generate();
        client.compile();

        assertThat(client.call(arguments("java"))).containsExactlyElementsOf(expected("java"));
    }

    @Test
    @EnabledIfSystemProperty(named = "long", matches = "true", disabledReason = LONG)
    void the_typescript_client_calls_every_operation() throws Exception {
        assumeNode();
        ClientGenerator.TYPESCRIPT_FETCH.generateInto(folder.resolve("client"));
        compileTypeScript("typescript-fetch", STRICT);

        assertThat(run("typescript-fetch", "node", "out/calls.js"))
                .containsExactlyElementsOf(expected("typescript-fetch"));
    }

    @Test
    @EnabledIfSystemProperty(named = "long", matches = "true", disabledReason = LONG)
    void types_of_openapi_typescript_describe_every_operation() throws Exception {
        assumeNode();
        String generator = PACKAGES.resolve("openapi-typescript/bin/cli.js").toString();
        String document = ClientGenerator.DOCUMENT.toAbsolutePath().normalize().toString();
        program().lines(List.of("node", generator, document, "--output", "schema.d.ts"));
        compileTypeScript(
                "openapi-typescript",
                Stream.concat(STRICT.stream(), Stream.of("--exactOptionalPropertyTypes", "--noImplicitOverride"))
                        .toList());

        assertThat(run("openapi-typescript", "node", "out/calls.js"))
                .containsExactlyElementsOf(expected("openapi-typescript"));
    }

    @Test
    @EnabledIfSystemProperty(named = "long", matches = "true", disabledReason = LONG)
    void the_python_client_calls_every_operation() throws Exception {
        assumeTrue(
                program().succeeds("python3", "-c", "import pydantic, urllib3, dateutil, typing_extensions"),
                "Python or the libraries of its clients are not installed. This client is not tested.");
        ClientGenerator.PYTHON.generateInto(folder);
        Files.copy(CALLS.resolve("python/calls.py"), folder.resolve("calls.py"));

        assertThat(run("python", "python3", "-W", "error", "calls.py")).containsExactlyElementsOf(expected("python"));
    }

    private void assumeNode() throws InterruptedException {
        assumeTrue(
                Files.exists(PACKAGES.resolve(".installed")) && program().succeeds("node", "--version"),
                "Node or the dashboard's packages are not installed. This client is not tested.");
    }

    private void compileTypeScript(String client, List<String> options) throws IOException, InterruptedException {
        Files.copy(CALLS.resolve(client).resolve("calls.ts"), folder.resolve("calls.ts"));
        Files.writeString(folder.resolve("package.json"), "{\"type\": \"module\"}");
        List<String> compiler = List.of(
                "node",
                PACKAGES.resolve("typescript/bin/tsc").toString(),
                "calls.ts",
                "--outDir",
                "out",
                "--module",
                "nodenext",
                "--target",
                "es2022",
                "--lib",
                "es2022,dom,dom.iterable");
        program().lines(Stream.concat(compiler.stream(), options.stream()).toList());
    }

    private List<String> run(String client, String... command) throws IOException, InterruptedException {
        return program()
                .lines(Stream.concat(Stream.of(command), arguments(client).asList().stream())
                        .toList());
    }

    private ExternalProgram program() {
        return new ExternalProgram(folder);
    }

    private CallArguments arguments(String client) {
        return new CallArguments(
                documented.stack().api().toString(),
                documented.keys().demo(),
                documented.url(""),
                documented.url(client + "/"));
    }

    private List<String> expected(String client) {
        String folderUrl = documented.url(client + "/");
        return List.of(
                "created queued: url, url, tag product:tv; 1 duplicates 0",
                "read: url, url, tag product:tv",
                "listed 1: " + folderUrl + "a.jpg",
                "previewed true: " + folderUrl + "a.jpg in 1 invalidation, 3 left before",
                "cancelled: cancelled, time kept true",
                "account: " + documented.url("") + " 5 scopes",
                "quota: true",
                "schedules: 1",
                "file: Pending",
                "refused 422: urls[0] url-control-or-whitespace");
    }
}
