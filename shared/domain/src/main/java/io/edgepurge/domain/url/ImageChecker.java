package io.edgepurge.domain.url;

import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.path.PathEncoding;
import io.edgepurge.domain.url.CheckResult.Purgeable;
import io.edgepurge.domain.url.CheckResult.Refused;
import io.edgepurge.domain.variant.VariantPrefix;
import io.edgepurge.domain.variant.VariantRules;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Checks the URLs of original images of one account. Safe for use by many threads. */
public final class ImageChecker {
    /** ImageKit's path transformation, which can stand after any URL endpoint. */
    private static final Pattern IMAGEKIT = Pattern.compile("tr(?::|%3A)[^/]*+/");

    private static final Pattern WILDCARD_AFTER_FILE = Pattern.compile("[^?*]*\\.[A-Za-z][A-Za-z0-9]{1,9}\\*");

    private final UrlChecker urls;

    /**
     * Creates a checker for one account.
     *
     * @param endpoints all endpoints of the account, in any order
     */
    public ImageChecker(List<UrlEndpoint> endpoints) {
        // the rules for wildcards would hide the advice that an image has none
        this.urls = UrlChecker.forOperators(endpoints);
    }

    /** Checks the URL of an image; any text is allowed as input. */
    public CheckResult check(String url) {
        return switch (urls.check(url)) {
            case Refused refusal -> new Refused(refusal.rule(), refusal.sentence(), imageOf(refusal.suggestion()));
            case Purgeable item -> check(url, item);
        };
    }

    private CheckResult check(String url, Purgeable item) {
        String path = item.path().value();
        String relative = path.substring(item.endpoint().prefix().length());
        if (item.path().isWildcard()) {
            boolean ofFile = WILDCARD_AFTER_FILE.matcher(url).matches();
            return refused(ImageRule.IMAGE_WILDCARD, ofFile ? without(url, "*") : Optional.empty());
        }
        if (path.contains("?")) {
            return refused(ImageRule.IMAGE_QUERY, without(url, "?"));
        }
        Optional<String> original = withoutTransformation(relative, item.endpoint());
        if (original.isPresent() || isTransformed(relative, item.endpoint())) {
            return refused(
                    ImageRule.IMAGE_TRANSFORMED,
                    original.map(rest -> item.endpoint().url() + rest));
        }
        return relative.isEmpty() || path.endsWith("/") ? refused(ImageRule.IMAGE_FOLDER, Optional.empty()) : item;
    }

    /** Returns the part of a path after its transformation, if the end of the transformation is known. */
    private static Optional<String> withoutTransformation(String relative, UrlEndpoint endpoint) {
        Matcher imageKit = IMAGEKIT.matcher(PathEncoding.comparable(relative));
        if (imageKit.lookingAt()) {
            return Optional.of(relative.substring(imageKit.end()));
        }
        return prefixes(endpoint)
                .filter(prefix -> !prefix.isWildcard() && relative.startsWith(prefix.stem()))
                .map(prefix -> relative.substring(prefix.stem().length()))
                .findFirst();
    }

    private static boolean isTransformed(String relative, UrlEndpoint endpoint) {
        return prefixes(endpoint).anyMatch(prefix -> relative.startsWith(prefix.stem()));
    }

    private static Stream<VariantPrefix> prefixes(UrlEndpoint endpoint) {
        return endpoint.variants().map(VariantRules::prefixes).orElse(List.of()).stream();
    }

    private static Optional<String> without(String url, String mark) {
        return Optional.of(url.substring(0, url.indexOf(mark)));
    }

    private Refused refused(ImageRule rule, Optional<String> original) {
        return new Refused(rule, rule.sentence(), original.flatMap(this::suggestion));
    }

    /** Returns the original image as a suggestion, or the suggestion for it. An image also purges its other variants. */
    private Optional<Suggestion> suggestion(String original) {
        return switch (check(original)) {
            case Purgeable image -> Optional.of(new Suggestion(original, SuggestionKind.WIDER, image));
            case Refused refusal -> refusal.suggestion().map(next -> next.after(SuggestionKind.WIDER));
        };
    }

    /** Returns a suggestion for the URL if it is an image, or the suggestion for that image. */
    private Optional<Suggestion> imageOf(Optional<Suggestion> ofUrl) {
        return ofUrl.filter(suggestion -> !suggestion.item().path().isWildcard())
                .flatMap(suggestion -> switch (check(suggestion.text())) {
                    case Purgeable image -> Optional.of(new Suggestion(suggestion.text(), suggestion.kind(), image));
                    case Refused refusal -> refusal.suggestion().map(next -> next.after(suggestion.kind()));
                });
    }
}
