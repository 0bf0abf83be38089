package io.edgepurge.domain.purge;

import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.path.PathRule;
import io.edgepurge.domain.purge.VariantGap.Kind;
import io.edgepurge.domain.url.CheckResult.Purgeable;
import io.edgepurge.domain.url.GrantChecker;
import io.edgepurge.domain.url.Spellings;
import io.edgepurge.domain.url.UrlChecker;
import io.edgepurge.domain.variant.ImageKey;
import io.edgepurge.domain.variant.VariantPrefix;
import io.edgepurge.domain.variant.VariantRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The paths that are purged for one image by the rules of its URL endpoint. Each derived path is subject to the rules and permissions
 * for requested paths. A path that they refuse is left out and named as not reached.
 *
 * <p>Wildcards from the prefixes of the endpoint are the exception: the operator has set them, so the rules that limit the wildcards of
 * callers do not apply.
 *
 * @param paths the path of the image itself first
 */
record VariantPaths(List<InvalidationPath> paths, List<VariantGap> gaps) {
    VariantPaths {
        paths = List.copyOf(paths);
        gaps = List.copyOf(gaps);
    }

    /**
     * Derives the paths of an image.
     *
     * @param effective the rules for the caller's URLs, and the expected effects of purges
     */
    static VariantPaths of(Purgeable image, EffectiveItems effective, GrantChecker grant) {
        UrlEndpoint endpoint = image.endpoint();
        Derivation derivation = new Derivation(image, effective, grant);
        VariantRules rules = endpoint.variants().orElse(VariantRules.DEFAULT);
        derivation.addItself(rules.queries());
        for (VariantPrefix prefix : rules.prefixes()) {
            derivation.addPrefix(prefix);
        }
        boolean tagged = rules.tag()
                .map(template -> derivation.tryAddTag("#" + template.tagOf(derivation.key())))
                .orElse(false);
        return new VariantPaths(derivation.uncovered(), derivation.gaps(rules, tagged));
    }

    PurgeItem itemOf(int index, String input, UrlEndpoint endpoint) {
        return new PurgeItem(
                index,
                input,
                endpoint.url(),
                endpoint.distribution(),
                paths.getFirst(),
                paths.subList(1, paths.size()),
                Optional.of(new ImageVariants(gaps)));
    }

    /** Collects the paths and the refused ones. */
    private static final class Derivation {
        private final UrlEndpoint endpoint;
        private final InvalidationPath file;
        private final EffectiveItems effective;
        private final GrantChecker grant;
        private final List<InvalidationPath> paths = new ArrayList<>();
        private final List<VariantGap> refused = new ArrayList<>();

        Derivation(Purgeable image, EffectiveItems effective, GrantChecker grant) {
            this.endpoint = image.endpoint();
            this.file = image.path();
            this.effective = effective;
            this.grant = grant;
        }

        ImageKey key() {
            return new ImageKey(file.value().substring(endpoint.prefix().length()));
        }

        void addItself(boolean withQueries) {
            if (!withQueries || !tryAdd(file + "*", effective.urls())) {
                paths.add(file);
            }
        }

        void addPrefix(VariantPrefix prefix) {
            if (prefix.isWildcard()) {
                tryAdd(endpoint.prefix() + prefix, UrlChecker.forOperators(List.of(endpoint)));
            } else {
                tryAdd(endpoint.prefix() + prefix.stem() + key().encoded(), effective.urls());
            }
        }

        boolean tryAddTag(String text) {
            return tryAdd(text, effective.urls());
        }

        /** Adds a path, unless it is too long to exist, a rule or the key refuses it, or its purge has no effect. */
        boolean tryAdd(String text, UrlChecker checker) {
            boolean isTag = text.startsWith("#");
            if (!isTag && PathRule.brokenBy(text).isPresent()) {
                // only the length can be wrong, and CloudFront has no such path
                refused.add(VariantGap.of(Kind.REFUSED_BY_RULE));
                return false;
            }
            InvalidationPath path = new InvalidationPath(text);
            boolean byRule = !isTag && !Spellings.purgeableAt(endpoint, checker).test(path);
            Purgeable item = new Purgeable(endpoint, path);
            Optional<Kind> reason = byRule
                    ? Optional.of(Kind.REFUSED_BY_RULE)
                    : !(grant.check(item) instanceof Purgeable)
                            ? Optional.of(Kind.REFUSED_BY_KEY)
                            : effective.of(item).certain().map(none -> Kind.NO_EFFECT);
            reason.ifPresent(kind -> refused.add(new VariantGap(kind, Optional.of(path))));
            if (reason.isPresent()) {
                return false;
            }
            paths.add(path);
            return true;
        }

        /** Returns the paths that no other one covers. The image itself is one of them: a path below a prefix is no original. */
        List<InvalidationPath> uncovered() {
            return paths.stream()
                    .filter(path -> paths.stream().noneMatch(other -> !other.equals(path) && other.covers(path)))
                    .toList();
        }

        List<VariantGap> gaps(VariantRules rules, boolean tagged) {
            List<VariantGap> gaps = new ArrayList<>();
            if (endpoint.variants().isEmpty()) {
                gaps.add(VariantGap.of(Kind.NO_RULES));
            }
            gaps.add(VariantGap.of(tagged ? Kind.CACHED_WITHOUT_TAG : Kind.UNLISTED_TRANSFORMATIONS));
            if (!tagged) {
                gaps.addAll(gapsWithoutTag(rules));
            }
            gaps.addAll(refused);
            return gaps;
        }

        private List<VariantGap> gapsWithoutTag(VariantRules rules) {
            List<VariantGap> gaps = new ArrayList<>();
            if (!rules.queries()) {
                gaps.add(VariantGap.of(Kind.QUERIES));
            }
            if (uncovered().stream().skip(1).anyMatch(path -> !path.isWildcard())) {
                gaps.add(VariantGap.of(Kind.TRANSFORMATION_QUERIES));
            }
            if (Spellings.candidates(endpoint, file).findAny().isPresent()) {
                gaps.add(VariantGap.of(Kind.OTHER_SPELLINGS));
            }
            return gaps;
        }
    }
}
