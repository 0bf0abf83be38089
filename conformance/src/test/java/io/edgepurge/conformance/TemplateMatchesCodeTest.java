package io.edgepurge.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.edgepurge.domain.ratelimit.RateLimitConfig;
import io.edgepurge.domain.reconcile.ReconcileConfig;
import io.edgepurge.local.template.FunctionResource;
import io.edgepurge.local.template.FunctionResource.QueueTrigger;
import io.edgepurge.local.template.LocalValues;
import io.edgepurge.local.template.QueueResource;
import io.edgepurge.local.template.Template;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The code has everything that template.yaml names; otherwise the mistake would show after the deployment only. */
final class TemplateMatchesCodeTest {
    private static final Path FILE = Path.of("..", "template.yaml");
    private static final Template TEMPLATE = templateWith(Map.of());
    private static final Pattern BOUNDED =
            Pattern.compile("  (\\w+):\\R +Type: Number\\R +Default: (\\S+)\\R +MinValue: (\\S+)\\R +MaxValue: (\\S+)");

    static List<FunctionResource> functions() {
        return TEMPLATE.functions();
    }

    @Test
    void the_template_has_four_functions() {
        assertThat(functions())
                .extracting(FunctionResource::name)
                .containsExactly(
                        "PurgeApiFunction", "PurgeInvokeFunction", "StatusFunction", "InvalidationWorkerFunction");
    }

    @Test
    void a_worker_times_out_before_others_treat_its_calls_as_finished() {
        assertThat(functions())
                .filteredOn(function -> function.name().equals("InvalidationWorkerFunction"))
                .singleElement()
                .satisfies(
                        worker -> assertThat(worker.limits().timeout()).isLessThan(ReconcileConfig.MAX_CALL_DURATION));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void the_deployed_jar_contains_the_handler(FunctionResource function) throws IOException {
        String entry = function.code().handler().replace('.', '/') + ".class";

        try (JarFile jar = new JarFile(function.code().jar().toFile())) {
            assertThat(jar.getEntry(entry)).as(entry + " in " + jar.getName()).isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void lambda_can_create_and_call_the_handler(FunctionResource function) throws Exception {
        Class<?> handler = Class.forName(function.code().handler());

        assertThat(handler).isPublic();
        assertThat(handler.getConstructor().canAccess(null)).isTrue();
        assertThat(List.of(RequestHandler.class, RequestStreamHandler.class))
                .anyMatch(type -> type.isAssignableFrom(handler));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void the_function_reads_every_variable_of_the_template_and_starts(FunctionResource function) throws Exception {
        TemplateVariables variables = new TemplateVariables(function.environment());

        readSettings(function, variables);

        assertThat(variables.read()).containsAll(function.environment().keySet());
    }

    @Test
    void the_worker_uses_the_standard_configuration_by_default() {
        Map<String, String> settings = worker(TEMPLATE).environment();

        ReconcileConfig standard = ReconcileConfig.standard();
        assertThat(standard.withReservedForOperators(
                                Integer.parseInt(settings.get("OPERATORS_FILES")),
                                Integer.parseInt(settings.get("OPERATORS_WILDCARDS")))
                        .withRateLimit(new RateLimitConfig(
                                Double.parseDouble(settings.get("CALLS_PER_SECOND")),
                                Integer.parseInt(settings.get("CALLS_AT_ONCE"))))
                        .withPollInterval(Duration.ofSeconds(Long.parseLong(settings.get("POLL_SECONDS"))))
                        .withGiveUpAfter(Duration.ofSeconds(Long.parseLong(settings.get("GIVE_UP_SECONDS")))))
                .isEqualTo(standard);
    }

    /** API Gateway and Lambda enforce the others. */
    static List<MatchResult> boundedParameters() throws IOException {
        String yaml = Files.readString(FILE);
        return BOUNDED.matcher(yaml)
                .results()
                .filter(parameter -> Pattern.compile("[A-Z_]+: !Ref " + parameter.group(1) + "\\R")
                        .matcher(yaml)
                        .find())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("boundedParameters")
    void the_worker_accepts_the_same_numbers_as_the_template(MatchResult parameter) throws Exception {
        BigDecimal least = new BigDecimal(parameter.group(3));
        BigDecimal most = new BigDecimal(parameter.group(4));

        startWorkerWith(parameter.group(1), least);
        startWorkerWith(parameter.group(1), most);
        assertThatThrownBy(() -> startWorkerWith(parameter.group(1), least.subtract(BigDecimal.ONE)))
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> startWorkerWith(parameter.group(1), most.add(BigDecimal.ONE)))
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void every_parameter_is_documented_with_its_default_and_bounds() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "settings.md"));

        assertThat(boundedParameters())
                .hasSizeGreaterThan(5)
                .allSatisfy(parameter -> assertThat(page)
                        .containsPattern("\\| `%s` \\| `[A-Z_]+` \\| %s to %s \\| %s \\|"
                                .formatted(
                                        parameter.group(1),
                                        parameter.group(3),
                                        parameter.group(4),
                                        parameter.group(2))));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void the_deployed_jar_has_at_most_15_MB(FunctionResource function) throws IOException {
        assertThat(Files.size(function.code().jar())).isLessThanOrEqualTo(15 * 1024 * 1024);
    }

    @Test
    void the_visibility_timeout_is_six_times_the_timeout_of_the_function() {
        assertThat(functions())
                .allSatisfy(function -> assertThat(function.triggers().queues())
                        .allSatisfy(trigger -> assertThat(queueOf(trigger).visibilityTimeout())
                                .isGreaterThanOrEqualTo(
                                        function.limits().timeout().multipliedBy(6))));
    }

    /** Reads the settings with the {@code Wiring} of a function, whose only method with a map parameter reads them. */
    private static void readSettings(FunctionResource function, Map<String, String> variables) throws Exception {
        String handler = function.code().handler();
        Class<?> wiring = Class.forName(handler.substring(0, handler.lastIndexOf('.')) + ".Wiring");
        List<Method> readers = Arrays.stream(wiring.getDeclaredMethods())
                .filter(method -> List.of(method.getParameterTypes()).equals(List.of(Map.class)))
                .toList();
        assertThat(readers).hasSize(1);
        readers.getFirst().setAccessible(true);
        try {
            readers.getFirst().invoke(null, variables);
        } catch (InvocationTargetException e) {
            throw new AssertionError(function.name() + ": " + e.getCause(), e);
        }
    }

    private static void startWorkerWith(String parameter, BigDecimal value) throws Exception {
        FunctionResource worker = worker(templateWith(Map.of(parameter, value.toPlainString())));
        readSettings(worker, worker.environment());
    }

    private static FunctionResource worker(Template template) {
        return template.functions().stream()
                .filter(function -> function.name().equals("InvalidationWorkerFunction"))
                .findFirst()
                .orElseThrow();
    }

    private static Template templateWith(Map<String, String> parameters) {
        return Template.read(
                FILE, new LocalValues("eu-central-1", "000000000000", URI.create("http://127.0.0.1:1"), parameters));
    }

    private static QueueResource queueOf(QueueTrigger trigger) {
        return TEMPLATE.queues().stream()
                .filter(queue -> queue.name().equals(trigger.queue()))
                .findFirst()
                .orElseThrow();
    }
}
