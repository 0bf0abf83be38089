package io.edgepurge.domain.variant;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * The rules by which the variants of an image are found at a URL endpoint.
 *
 * @param tag the cache tag that the origin puts on all variants of an image
 * @param queries true if every query after the URL selects a variant, as in {@code ?tr=w-300}
 * @param prefixes where the origin serves transformations; at most {@link #MAX_TRANSFORMATIONS} without and
 *     {@link #MAX_WILDCARDS} with a {@code *}
 * @param byDefault true if ImageKit's call purges an image with its variants
 */
public record VariantRules(
        Optional<TagTemplate> tag, boolean queries, List<VariantPrefix> prefixes, boolean byDefault) {
    /** With the file and its tag, an image takes at most eight files in progress, as many as a URL with its spellings. */
    public static final int MAX_TRANSFORMATIONS = 6;

    /** With the wildcard for queries, an image takes at most four of CloudFront's 15 wildcards in progress. */
    public static final int MAX_WILDCARDS = 3;

    /** The most paths of an image: itself, its prefixes and its tag. */
    public static final int MAX_PATHS = 1 + MAX_TRANSFORMATIONS + MAX_WILDCARDS + 1;

    /** The rules of an endpoint for which the operator has set none: the URL with every query. */
    public static final VariantRules DEFAULT = new VariantRules(Optional.empty(), true, List.of(), false);

    /**
     * Creates rules.
     *
     * @throws IllegalArgumentException if there are too many prefixes, or one occurs twice
     */
    public VariantRules {
        prefixes = List.copyOf(prefixes);
        if (new HashSet<>(prefixes).size() < prefixes.size()) {
            throw new IllegalArgumentException("an endpoint cannot have a prefix of variants twice: " + prefixes);
        }
        long wildcards = prefixes.stream().filter(VariantPrefix::isWildcard).count();
        if (wildcards > MAX_WILDCARDS || prefixes.size() - wildcards > MAX_TRANSFORMATIONS) {
            throw new IllegalArgumentException("an endpoint can have at most " + MAX_TRANSFORMATIONS
                    + " prefixes of variants without '*' and " + MAX_WILDCARDS
                    + " with '*'. Use a tag template for more.");
        }
    }

    /** Returns the same rules with a tag template. */
    public VariantRules withTag(TagTemplate template) {
        return new VariantRules(Optional.of(template), queries, prefixes, byDefault);
    }

    /** Returns the same rules with other prefixes. */
    public VariantRules withPrefixes(String... texts) {
        return new VariantRules(
                tag, queries, List.of(texts).stream().map(VariantPrefix::new).toList(), byDefault);
    }

    /** Returns the same rules, with queries as variants or not. */
    public VariantRules withQueries(boolean areVariants) {
        return new VariantRules(tag, areVariants, prefixes, byDefault);
    }

    /** Returns the same rules, as the default of ImageKit's call or not. */
    public VariantRules withByDefault(boolean isDefault) {
        return new VariantRules(tag, queries, prefixes, isDefault);
    }
}
