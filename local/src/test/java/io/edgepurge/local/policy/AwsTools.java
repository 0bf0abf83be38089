package io.edgepurge.local.policy;

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
        return exitCode("cfn-lint", "--version") == 0
                && exitCode("python3", "-c", "import cfnlint, samtranslator, boto3") == 0;
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

    private static String outputOf(String... command) {
        try {
            return new String(process(command).getInputStream().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int exitCode(String... command) {
        try {
            Process process = process(command);
            process.getInputStream().readAllBytes();
            return process.waitFor();
        } catch (IOException e) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static Process process(String... command) throws IOException {
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
