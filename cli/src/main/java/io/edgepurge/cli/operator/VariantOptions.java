package io.edgepurge.cli.operator;

import io.edgepurge.domain.variant.TagTemplate;
import io.edgepurge.domain.variant.VariantPrefix;
import io.edgepurge.domain.variant.VariantRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options for the variants of the images of an endpoint. */
final class VariantOptions {
    @Option(
            names = "--variant-tag",
            paramLabel = "TEMPLATE",
            description =
                    "cache tag that the origin puts on all variants of an image, such as img:{sha256-base32-26}; needs"
                            + " --tag-prefix")
    private Optional<String> tag = Optional.empty();

    @Option(
            names = "--variant-prefix",
            paramLabel = "PREFIX",
            description =
                    "path before the image that selects a transformation, such as tr:w-300 or 300x300; with * at the end,"
                            + " such as tr:*, a purge of any image also purges the variants of all others; repeatable")
    private List<String> prefixes = new ArrayList<>();

    @Option(
            names = "--variant-queries",
            paramLabel = "yes|no",
            description = "whether an image is purged with every query after its URL (default: yes)")
    private Optional<String> queries = Optional.empty();

    @Option(names = "--variants-by-default", description = "ImageKit's call purges an image with its variants")
    private boolean byDefault;

    /**
     * Returns the rules; empty if no option is set.
     *
     * @throws IllegalArgumentException if an option has another form
     */
    Optional<VariantRules> rules() {
        if (tag.isEmpty() && prefixes.isEmpty() && queries.isEmpty() && !byDefault) {
            return Optional.empty();
        }
        return Optional.of(new VariantRules(
                tag.map(TagTemplate::new),
                queries.map(VariantOptions::isYes).orElse(true),
                prefixes.stream().map(VariantPrefix::new).toList(),
                byDefault));
    }

    private static boolean isYes(String text) {
        return switch (text) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw new IllegalArgumentException("--variant-queries must be yes or no, not " + text);
        };
    }
}
