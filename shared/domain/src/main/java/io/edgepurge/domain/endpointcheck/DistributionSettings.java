package io.edgepurge.domain.endpointcheck;

import io.edgepurge.domain.path.InvalidationPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The settings of a distribution that decide which purges have an effect.
 *
 * @param aliases the alternate domain names in lowercase; a name can start with {@code *.}
 * @param tagHeader the response header from which CloudFront reads cache tags
 * @param behaviors in the order in which CloudFront compares them; the last one is the default behavior
 */
public record DistributionSettings(Set<String> aliases, Optional<String> tagHeader, List<CacheBehavior> behaviors) {
    private static final String ANY_SUBDOMAIN = "*.";

    /** The names that CloudFront gives to distributions. Their settings do not contain this name. */
    private static final List<String> OWN_NAMES = List.of(".cloudfront.net", ".cloudfront.cn");

    public DistributionSettings {
        aliases = aliases.stream().map(alias -> alias.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        behaviors = List.copyOf(behaviors);
    }

    /**
     * Returns false if the distribution certainly does not serve a host. A name below {@code cloudfront.net} may be its own.
     *
     * @param host in lowercase
     */
    boolean mayServe(String host) {
        return aliases.contains(host)
                || aliases.stream()
                        .anyMatch(alias -> alias.startsWith(ANY_SUBDOMAIN) && host.endsWith(alias.substring(1)))
                || OWN_NAMES.stream().anyMatch(host::endsWith);
    }

    /** Returns the behaviors that may apply to objects with a path, or below a wildcard. A tag can be on every object. */
    List<CacheBehavior> behaviorsFor(InvalidationPath path) {
        if (path.isTag()) {
            return behaviors;
        }
        String file = path.stem().split("\\?", 2)[0];
        boolean below = path.isWildcard() && !path.value().contains("?");
        return below ? below(file) : first(file);
    }

    private List<CacheBehavior> first(String path) {
        return behaviors.stream()
                .filter(behavior -> behavior.pattern().matches(path))
                .limit(1)
                .toList();
    }

    /** Stops at the first behavior that applies to everything below the text. */
    private List<CacheBehavior> below(String stem) {
        List<CacheBehavior> found = new ArrayList<>();
        for (CacheBehavior behavior : behaviors) {
            if (behavior.pattern().matchesBelow(stem)) {
                found.add(behavior);
            }
            if (behavior.pattern().coversBelow(stem)) {
                return found;
            }
        }
        return found;
    }
}
