package io.edgepurge.domain.url;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Requires {@code https://} or {@code http://}, and completes hosts and paths of the account. */
record SchemeRule(AccountEndpoints endpoints) {
    private static final Pattern SCHEME = Pattern.compile("https?://", Pattern.CASE_INSENSITIVE);
    private static final Pattern OTHER_SCHEME = Pattern.compile("(?:[A-Za-z][A-Za-z0-9+.-]*:)?//");
    private static final Pattern QUOTED = Pattern.compile("[\"'`<\u201C\u201E\u00AB](?i:https?)://");
    private static final Pattern LIKE_A_HOST = Pattern.compile("[^/]*[.:@][^/]*(?:/|$)");

    Optional<UrlViolation> brokenBy(String url) {
        if (SCHEME.matcher(url).lookingAt()) {
            return Optional.empty();
        }
        if (QUOTED.matcher(url).lookingAt()) {
            return Optional.of(UrlViolation.of(UrlRule.URL_SCHEME)
                    .withDetail("Remove the quotation mark or bracket before it, and the one at the end."));
        }
        UrlViolation violation = UrlViolation.of(UrlRule.URL_SCHEME).withDetail(endpoints.allNamed());
        return Optional.of(completed(url)
                .map(Correction::sameObject)
                .map(violation::withCorrection)
                .orElse(violation));
    }

    private Optional<String> completed(String url) {
        Matcher other = OTHER_SCHEME.matcher(url);
        if (other.lookingAt()) {
            String rest = url.substring(other.end());
            return Optional.of(endpoints.schemeFor(rest) + rest);
        }
        if (!url.startsWith("/") && LIKE_A_HOST.matcher(url).lookingAt()) {
            return Optional.of(endpoints.schemeFor(url) + url);
        }
        return url.contains("/") ? endpoints.urlOfPath(url.startsWith("/") ? url : "/" + url) : Optional.empty();
    }
}
