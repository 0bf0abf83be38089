package io.edgepurge.conformance.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs cfn-lint and AWS's SAM translator on the template, once for all tests: starting them takes seconds. */
final class AwsTools {
    static final String MISSING =
            "cfn-lint or aws-sam-translator is not installed: only the rules of this project check the template";

    /** The kinds of resources that moto's CloudFormation can create. */
    static final List<String> KINDS_IN_MOTO = List.of(
            "AWS::DynamoDB::Table",
            "AWS::SQS::Queue",
            "AWS::IAM::Role",
            "AWS::Logs::LogGroup",
            "AWS::Lambda::Function",
            "AWS::Lambda::Version");

    private static final int NOT_INSTALLED = 3;
    private static final String TEMPLATE = Path.of("..", "template.yaml").toString();
    private static final String SCRIPT =
            Path.of("src", "test", "resources", "template", "check_template.py").toString();

    private AwsTools() {}

    static boolean areInstalled() {
        return Report.ONCE.isPresent();
    }

    /** Returns the template as CloudFormation transforms it in a region. */
    static JsonNode transformed(String region) {
        return report().path("transformed").required(region);
    }

    /** Returns the transformed template with resources of {@link #KINDS_IN_MOTO} only. */
    static JsonNode transformedForMoto() {
        return report().required("pruned");
    }

    /**
     * Returns the messages of cfn-lint, including informational ones.
     *
     * @param document {@code template}, or a region for the template that CloudFormation transforms there
     */
    static List<String> lint(String document) {
        return report().path("lint")
                .required(document)
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }

    private static JsonNode report() {
        return Report.ONCE.orElseThrow(() -> new IllegalStateException(MISSING));
    }

    private static final class Report {
        static final Optional<JsonNode> ONCE = run();

        private static Optional<JsonNode> run() {
            List<String> command = Stream.concat(Stream.of("python3", SCRIPT, TEMPLATE), KINDS_IN_MOTO.stream())
                    .toList();
            try {
                Process process =
                        new ProcessBuilder(command).redirectErrorStream(true).start();
                String output = new String(process.getInputStream().readAllBytes(), UTF_8);
                return switch (process.waitFor()) {
                    case 0 -> Optional.of(new ObjectMapper().readTree(lastLine(output)));
                    case NOT_INSTALLED -> Optional.empty();
                    default -> throw new IllegalStateException(String.join(" ", command) + " failed: " + output);
                };
            } catch (IOException e) {
                if (String.valueOf(e.getMessage()).startsWith("Cannot run program")) {
                    return Optional.empty();
                }
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }

        /** Returns the report, which is one line. Python may print warnings before it. */
        private static String lastLine(String output) {
            return output.lines().toList().getLast();
        }
    }
}
