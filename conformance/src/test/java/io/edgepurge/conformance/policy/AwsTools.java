package io.edgepurge.conformance.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** cfn-lint, and the translator that CloudFormation's transform is made of, where they are installed. */
final class AwsTools {
    static final Path TEMPLATE = Path.of("..", "template.yaml");
    static final String MISSING =
            "cfn-lint and aws-sam-translator are not installed: the template is checked by our own rules only";

    private static final Path TRANSFORM = Path.of("src", "test", "resources", "template", "transform.py");

    private AwsTools() {}

    static boolean areInstalled() {
        return isFine("cfn-lint", "--version") && isFine("python3", "-c", "import cfnlint, samtranslator, boto3");
    }

    /** What CloudFormation makes of the template; with kinds, their resources only. */
    static String transformed(String region, List<String> kinds) {
        return outputOf(
                Stream.concat(Stream.of("python3", TRANSFORM.toString(), TEMPLATE.toString(), region), kinds.stream())
                        .toArray(String[]::new));
    }

    /** Warnings and remarks too: {@code I} stands for the latter. */
    static String lint(String region, Path file) {
        return outputOf("cfn-lint", "--include-checks", "I", "--regions", region, "--", file.toString());
    }

    /** A tool that fails says why: an empty output means that it had nothing to say. */
    private static String outputOf(String... command) {
        try {
            Ended ended = run(command);
            if (ended.exitCode() != 0 && ended.output().isBlank()) {
                throw new IllegalStateException(
                        String.join(" ", command) + " ended with " + ended.exitCode() + " and said nothing");
            }
            return ended.output();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isFine(String... command) {
        try {
            return run(command).exitCode() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static Ended run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        try {
            return new Ended(process.waitFor(), output);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private record Ended(int exitCode, String output) {}
}
