package io.edgepurge.domain.url;

import io.edgepurge.domain.account.TagPrefix;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.path.TagForm;
import io.edgepurge.domain.url.ItemVerdict.Purgeable;
import io.edgepurge.domain.url.ItemVerdict.Refused;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Turns the tags of one account into what its distributions are asked to drop. A tag knows no host and no path: whose it is
 * can only be told by what it starts with. Rejects and never repairs. Safe for use by many threads.
 */
public final class TagChecker {
    private static final int ENDPOINTS_NAMED = 3;

    private final List<UrlEndpoint> endpoints;

    /**
     * Checks for one account.
     *
     * @param endpoints all that the account owns, in any order
     */
    public TagChecker(List<UrlEndpoint> endpoints) {
        this.endpoints = List.copyOf(endpoints);
    }

    /** What becomes of a tag: any text gets a verdict, and the same text always the same one. */
    public ItemVerdict check(RequestedTag requested) {
        return endpoints.stream()
                .filter(endpoint -> endpoint.isSpelled(requested.endpoint()))
                .findFirst()
                .map(endpoint -> check(requested.tag(), endpoint))
                .orElseGet(this::endpointUnknown);
    }

    private static ItemVerdict check(String tag, UrlEndpoint endpoint) {
        return endpoint.tagPrefix()
                .map(prefix -> check(tag, endpoint, prefix))
                .orElseGet(() -> refused(TagRule.TAG_NOT_CONFIGURED));
    }

    private static ItemVerdict check(String tag, UrlEndpoint endpoint, TagPrefix prefix) {
        Optional<TagForm> broken = TagForm.brokenBy(tag);
        if (broken.isPresent()) {
            return malformed(tag, TagRule.of(broken.get()), prefix);
        }
        if (!prefix.isOf(tag)) {
            return new Refused(TagRule.TAG_OUTSIDE_PREFIX, outside(prefix), Optional.empty());
        }
        return new Purgeable(endpoint, InvalidationPath.ofTag(tag));
    }

    /** What is left of the tag without marks and the spaces around it is offered if it would do. */
    private static Refused malformed(String tag, TagRule rule, TagPrefix prefix) {
        String bare = tag.strip().replaceFirst("^#+", "");
        boolean wouldDo = TagForm.brokenBy(bare).isEmpty() && prefix.isOf(bare);
        return new Refused(rule, rule.sentence(), wouldDo ? Optional.of(bare) : Optional.empty());
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
                .limit(ENDPOINTS_NAMED)
                .collect(Collectors.joining(
                        ", ", " Endpoints with cache tags: ", tagged.size() > ENDPOINTS_NAMED ? ", …" : "."));
        TagRule rule = TagRule.TAG_ENDPOINT_UNKNOWN;
        return new Refused(rule, rule.sentence() + (tagged.isEmpty() ? "" : named), Optional.empty());
    }
}
