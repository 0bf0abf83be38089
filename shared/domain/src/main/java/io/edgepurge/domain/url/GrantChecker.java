package io.edgepurge.domain.url;

import io.edgepurge.domain.account.EndpointUrl;
import io.edgepurge.domain.account.Grant;
import io.edgepurge.domain.account.Scope;
import io.edgepurge.domain.url.CheckResult.Purgeable;
import io.edgepurge.domain.url.CheckResult.Refused;
import java.util.Optional;
import java.util.stream.Collectors;

/** Checks whether a key is permitted to purge an item. */
public final class GrantChecker {
    private final Grant grant;

    public GrantChecker(Grant grant) {
        this.grant = grant;
    }

    /** Returns the item if the key is permitted to purge it, and the broken {@link KeyRule} otherwise. */
    public CheckResult check(Purgeable item) {
        Scope required = Grant.requiredScope(item.path());
        if (!grant.allows(required)) {
            return refused(KeyRule.KEY_WITHOUT_SCOPE, "Use a key with the scope '" + required.word() + "'.");
        }
        return grant.covers(item.endpoint(), item.path())
                ? item
                : refused(KeyRule.KEY_BOUND_ELSEWHERE, "It can purge only below " + allowedUrls() + ".");
    }

    /** Removes a suggestion that the key is not permitted to purge, and names the reason. */
    public Refused restrict(Refused refusal) {
        Optional<Refused> forbidden = refusal.suggestion()
                .map(suggestion -> check(suggestion.item()))
                .filter(Refused.class::isInstance)
                .map(Refused.class::cast);
        return forbidden
                .map(reason -> new Refused(
                        refusal.rule(),
                        refusal.sentence() + " This key cannot purge the suggested "
                                + (refusal.suggestion()
                                                .filter(GrantChecker::isWildcard)
                                                .isPresent()
                                        ? "wildcard"
                                        : "item")
                                + ". " + reason.sentence(),
                        Optional.empty()))
                .orElse(refusal);
    }

    private static boolean isWildcard(Suggestion suggestion) {
        return suggestion.item().path().isWildcard();
    }

    private String allowedUrls() {
        return grant.within().stream().map(EndpointUrl::value).collect(Collectors.joining(", "));
    }

    private static Refused refused(KeyRule rule, String detail) {
        return new Refused(rule, rule.sentence() + " " + detail, Optional.empty());
    }
}
