package io.edgepurge.domain.url;

import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.path.PathEncoding;
import io.edgepurge.domain.url.ItemVerdict.Purgeable;
import io.edgepurge.domain.url.ItemVerdict.Refused;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns the URLs of one account into paths of its distributions. It rejects and never repairs: what a URL means is the
 * caller's to say, and a guess that misses purges nothing or too much.
 *
 * <p>Safe for use by many threads.
 */
public final class UrlChecker {
    private static final Pattern SLASHES_BEFORE_STAR = Pattern.compile("(?<!/)/+\\*$");

    private final AccountEndpoints endpoints;
    private final Optional<WildcardRules> wildcards;

    /**
     * Checks for one account.
     *
     * @param endpoints all that the account owns, in any order
     */
    public UrlChecker(List<UrlEndpoint> endpoints, ProtectedFolders protectedFolders) {
        this(endpoints, Optional.of(new WildcardRules(protectedFolders)));
    }

    private UrlChecker(List<UrlEndpoint> endpoints, Optional<WildcardRules> wildcards) {
        this.endpoints = new AccountEndpoints(endpoints);
        this.wildcards = wildcards;
    }

    /** Checks for an operator, who may take all of an endpoint with one wildcard; every other rule holds. */
    public static UrlChecker forOperators(List<UrlEndpoint> endpoints) {
        return new UrlChecker(endpoints, Optional.empty());
    }

    /** What becomes of a URL: any text gets a verdict, and the same text always the same one. */
    public ItemVerdict check(String url) {
        return CharacterRules.brokenBy(url).map(this::refused).orElseGet(() -> check(UrlText.of(url)));
    }

    private ItemVerdict check(UrlText url) {
        return AuthorityRules.brokenBy(url)
                .or(() -> TargetRules.brokenBy(url))
                .map(this::refused)
                .orElseGet(() -> judge(url));
    }

    private ItemVerdict judge(UrlText url) {
        InvalidationPath path = new InvalidationPath(PathEncoding.encode(url.target()));
        return endpoints
                .ownerOf(url.comparableAuthority(), path)
                .map(endpoint -> judge(url, path, endpoint))
                .orElseGet(() -> refused(endpoints.whyNoneOwns(url, path)));
    }

    private ItemVerdict judge(UrlText url, InvalidationPath path, UrlEndpoint endpoint) {
        return wildcards
                .flatMap(rules -> rules.brokenBy(path, endpoint))
                .map(fault -> refused(withFileForFolder(fault, url)))
                .orElseGet(() -> new Purgeable(endpoint, path));
    }

    /** Whoever writes a slash after the name of a file means that file. */
    private static Fault withFileForFolder(Fault fault, UrlText url) {
        Matcher slashes = SLASHES_BEFORE_STAR.matcher(url.target());
        return slashes.find()
                ? fault.withRemedy(url.withTarget(slashes.replaceFirst("*")).toString())
                : fault;
    }

    private ItemVerdict refused(Fault fault) {
        Optional<String> suggestion = fault.remedy().flatMap(this::purgeable);
        return new Refused(fault.rule(), fault.sentenceWith(suggestion), suggestion);
    }

    /**
     * A text that would do, or what would do in its place. It ends: a remedy never brings back what an earlier one took
     * away.
     */
    private Optional<String> purgeable(String remedy) {
        return switch (check(remedy)) {
            case Purgeable _ -> Optional.of(remedy);
            case Refused refused -> refused.suggestion();
        };
    }
}
