package io.edgepurge.conformance.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.edgepurge.local.template.Resource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The policy of the role that deploys, docs/deploy-policy.json. It evaluates actions and resources as IAM does, without conditions.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html">Wildcards in policies</a>
 */
record DeployPolicy(JsonNode document) {
    static DeployPolicy read() {
        try {
            return new DeployPolicy(new ObjectMapper()
                    .readTree(Path.of("..", "docs", "deploy-policy.json").toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns true if a statement allows the action on the resource, an ARN or {@code *}. */
    boolean allows(String action, String resource) {
        return document.path("Statement")
                .valueStream()
                .filter(statement -> statement.path("Effect").asText().equals("Allow"))
                .anyMatch(statement -> matches(statement.path("Action"), action, Pattern.CASE_INSENSITIVE)
                        && matches(statement.path("Resource"), resource, 0));
    }

    private static boolean matches(JsonNode oneOrMany, String text, int flags) {
        Stream<String> patterns = Resource.texts(oneOrMany);
        return patterns.anyMatch(
                pattern -> Pattern.compile(regex(pattern), flags).matcher(text).matches());
    }

    private static String regex(String pattern) {
        return "\\Q" + pattern.replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q") + "\\E";
    }
}
