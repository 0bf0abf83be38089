package io.edgepurge.domain.url;

import io.edgepurge.domain.account.TagPrefix;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.path.CacheTagRule;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.url.CheckResult.Purgeable;
import io.edgepurge.domain.url.CheckResult.Refused;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Checks the tags of one account. A tag contains neither host nor path, so only its prefix shows which account owns it. Invalid
 * tags are refused, never corrected. Safe for use by many threads.
 */
public final class TagChecker {
    private static final int MAX_ENDPOINTS_SHOWN = 3;

    private final List<UrlEndpoint> endpoints;

    /**
     * Creates a checker for one account.
     *
     * @param endpoints all endpoints of the account, in any order
     */
    public TagChecker(List<UrlEndpoint> endpoints) {
        this.endpoints = List.copyOf(endpoints);
    }

    /** Checks a tag; any text is allowed as input. */
    public CheckResult check(RequestedTag requested) {
        return endpoints.stream()
                .filter(endpoint -> endpoint.hasUrl(requested.endpoint()))
                .findFirst()
                .map(endpoint -> check(requested.tag(), endpoint))
                .orElseGet(this::endpointUnknown);
    }

    private static CheckResult check(String tag, UrlEndpoint endpoint) {
        return endpoint.tagPrefix()
                .map(prefix -> check(tag, endpoint, prefix))
                .orElseGet(() -> refused(TagRule.TAG_NOT_CONFIGURED));
    }

    private static CheckResult check(String tag, UrlEndpoint endpoint, TagPrefix prefix) {
        Optional<CacheTagRule> broken = CacheTagRule.brokenBy(tag);
        if (broken.isPresent()) {
            return malformed(tag, TagRule.of(broken.get()), endpoint, prefix);
        }
        if (!prefix.matches(tag)) {
            return new Refused(TagRule.TAG_OUTSIDE_PREFIX, outside(prefix), Optional.empty());
        }
        return new Purgeable(endpoint, InvalidationPath.ofTag(tag));
    }

    /** Suggests the tag without leading {@code #} and surrounding spaces, if that is valid. */
    private static Refused malformed(String tag, TagRule rule, UrlEndpoint endpoint, TagPrefix prefix) {
        String bare = tag.strip().replaceFirst("^#+", "");
        boolean valid = CacheTagRule.brokenBy(bare).isEmpty() && prefix.matches(bare);
        return new Refused(rule, rule.sentence(), valid ? Optional.of(sameTag(bare, endpoint)) : Optional.empty());
    }

    private static Suggestion sameTag(String tag, UrlEndpoint endpoint) {
        return new Suggestion(tag, SuggestionKind.SAME_OBJECT, new Purgeable(endpoint, InvalidationPath.ofTag(tag)));
    }

    private static String outside(TagPrefix prefix) {
        return TagRule.TAG_OUTSIDE_PREFIX.sentence() + " Tags of this endpoint start with '" + prefix + "'.";
    }

    private static Refused refused(TagRule rule) {
        return new Refused(rule, rule.sentence(), Optional.empty());
    }

    private Refused endpointUnknown() {
        List<String> tagged = endpoints.stream()
                .filter(endpoint -> endpoint.tagPrefix().isPresent())
                .map(UrlEndpoint::url)
                .toList();
        String named = tagged.stream()
                .limit(MAX_ENDPOINTS_SHOWN)
                .collect(Collectors.joining(
                        ", ", " Endpoints with cache tags: ", tagged.size() > MAX_ENDPOINTS_SHOWN ? ", …" : "."));
        TagRule rule = TagRule.TAG_ENDPOINT_UNKNOWN;
        return new Refused(rule, rule.sentence() + (tagged.isEmpty() ? "" : named), Optional.empty());
    }
}
