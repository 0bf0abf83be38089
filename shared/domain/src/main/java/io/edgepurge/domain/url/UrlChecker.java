package io.edgepurge.domain.url;

import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.path.PathEncoding;
import io.edgepurge.domain.url.CheckResult.Purgeable;
import io.edgepurge.domain.url.CheckResult.Refused;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks the URLs of one account and converts them to paths of its distributions. Safe for use by many threads.
 *
 * <p>Invalid URLs are refused, never corrected: a wrong guess would purge nothing or too much.
 */
public final class UrlChecker {
    private static final Pattern SLASHES_BEFORE_STAR = Pattern.compile("(?<!/)/+\\*$");

    private final AccountEndpoints endpoints;
    private final SchemeRule scheme;
    private final Optional<WildcardRules> wildcards;

    /**
     * Creates a checker for one account.
     *
     * @param endpoints all endpoints of the account, in any order
     */
    public UrlChecker(List<UrlEndpoint> endpoints, ProtectedFolders protectedFolders) {
        this(endpoints, Optional.of(new WildcardRules(protectedFolders)));
    }

    private UrlChecker(List<UrlEndpoint> endpoints, Optional<WildcardRules> wildcards) {
        this.endpoints = new AccountEndpoints(endpoints);
        this.scheme = new SchemeRule(this.endpoints);
        this.wildcards = wildcards;
    }

    /** Returns a checker for operators, which skips the wildcard rules: one wildcard can cover a whole endpoint. */
    public static UrlChecker forOperators(List<UrlEndpoint> endpoints) {
        return new UrlChecker(endpoints, Optional.empty());
    }

    /** Checks a URL; any text is allowed as input. */
    public CheckResult check(String url) {
        return CharacterRules.brokenBy(url)
                .or(() -> scheme.brokenBy(url))
                .or(() -> endpoints.secondUrlIn(url))
                .map(this::refused)
                .orElseGet(() -> check(UrlText.of(url)));
    }

    private CheckResult check(UrlText url) {
        return AuthorityRules.brokenBy(url)
                .or(() -> TargetRules.brokenBy(url))
                .map(this::refused)
                .orElseGet(() -> checkOwner(url));
    }

    private CheckResult checkOwner(UrlText url) {
        InvalidationPath path = new InvalidationPath(PathEncoding.encode(url.target()));
        return endpoints
                .ownerOf(url.comparableAuthority(), path)
                .map(endpoint -> checkSlashes(url, path, endpoint))
                .orElseGet(() -> refused(endpoints.violationOf(url, path)));
    }

    private CheckResult checkSlashes(UrlText url, InvalidationPath path, UrlEndpoint endpoint) {
        return endpoints.ownsDecoded(endpoint, path)
                ? checkWildcard(url, path, endpoint)
                : refused(UrlViolation.of(UrlRule.URL_ENCODED_DELIMITER));
    }

    private CheckResult checkWildcard(UrlText url, InvalidationPath path, UrlEndpoint endpoint) {
        return wildcards
                .flatMap(rules -> rules.brokenBy(path, endpoint))
                .map(violation -> refused(withFileForFolder(violation, url)))
                .orElseGet(() -> new Purgeable(endpoint, path));
    }

    /** Suggests the name without the slash before the {@code *}: a slash after a file name usually means the file. */
    private static UrlViolation withFileForFolder(UrlViolation violation, UrlText url) {
        Matcher slashes = SLASHES_BEFORE_STAR.matcher(url.target());
        return slashes.find()
                ? violation.withCorrection(Correction.wider(
                        url.withTarget(slashes.replaceFirst("*")).toString()))
                : violation;
    }

    private CheckResult refused(UrlViolation violation) {
        Optional<Suggestion> suggestion = violation.correction().flatMap(this::suggestion);
        return new Refused(violation.rule(), violation.sentenceWith(suggestion), suggestion);
    }

    /**
     * Returns the correction if it is purgeable, or its own suggestion. The recursion ends, because no remedy restores what an
     * earlier one removed.
     */
    private Optional<Suggestion> suggestion(Correction correction) {
        return switch (check(correction.text())) {
            case Purgeable item -> Optional.of(new Suggestion(correction.text(), correction.kind(), item));
            case Refused refused -> refused.suggestion().map(next -> next.after(correction.kind()));
        };
    }
}
