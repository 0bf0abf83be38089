package io.edgepurge.domain.url;

import io.edgepurge.domain.account.EndpointUrl;
import io.edgepurge.domain.account.Grant;
import io.edgepurge.domain.account.Scope;
import io.edgepurge.domain.url.ItemVerdict.Purgeable;
import io.edgepurge.domain.url.ItemVerdict.Refused;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether a key may have purged what its account could. */
public final class GrantCheck {
    private final Grant grant;

    public GrantCheck(Grant grant) {
        this.grant = grant;
    }

    /** Why not, or nothing if it may. */
    public Optional<Refused> refusalOf(Purgeable item) {
        Scope needed = Grant.scopeOf(item.path());
        if (!grant.allows(needed)) {
            return Optional.of(refused(KeyRule.KEY_WITHOUT_SCOPE, "Use a key with the scope '" + needed.word() + "'."));
        }
        return grant.reaches(item.endpoint(), item.path())
                ? Optional.empty()
                : Optional.of(refused(KeyRule.KEY_BOUND_ELSEWHERE, "It can purge only below " + places() + "."));
    }

    private String places() {
        return grant.within().stream().map(EndpointUrl::value).collect(Collectors.joining(", "));
    }

    private static Refused refused(KeyRule rule, String detail) {
        return new Refused(rule, rule.sentence() + " " + detail, Optional.empty());
    }
}
