package io.edgepurge.domain.url;

import io.edgepurge.domain.path.PathEncoding;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Detects and removes the parameters of a CloudFront signed URL. CloudFront removes them before it looks for a cached object.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-signed-urls.html">Use signed
 *     URLs</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-creating-signed-url-canned-policy.html">
 *     Create a signed URL using a canned policy</a>
 */
final class SignedUrl {
    private static final String SIGNATURE = "Signature";
    private static final String KEY_PAIR = "Key-Pair-Id";
    private static final Set<String> CUSTOM_POLICY = Set.of("Policy", SIGNATURE, KEY_PAIR);
    private static final Set<String> CANNED_POLICY = Set.of("Expires", SIGNATURE, KEY_PAIR);

    /** The optional {@code Hash-Algorithm} is part of signatures with SHA-256. */
    private static final Set<String> PARAMETERS = Set.of("Expires", "Policy", SIGNATURE, KEY_PAIR, "Hash-Algorithm");

    private SignedUrl() {}

    static boolean is(String target) {
        Set<String> names = parametersOf(target).map(SignedUrl::nameOf).collect(Collectors.toUnmodifiableSet());
        return names.containsAll(CUSTOM_POLICY) || names.containsAll(CANNED_POLICY);
    }

    /**
     * Returns the encoded target without the parameters; unchanged if it is a wildcard, because the result would purge less. Encoded,
     * because a space at the new end would be trimmed later.
     */
    static String unsigned(String target) {
        if (target.endsWith("*")) {
            return target;
        }
        String query = parametersOf(target)
                .filter(Predicate.not(parameter -> PARAMETERS.contains(nameOf(parameter))))
                .collect(Collectors.joining("&"));
        String path = target.substring(0, target.indexOf('?'));
        return PathEncoding.encode(query.isEmpty() ? path : path + "?" + query);
    }

    private static Stream<String> parametersOf(String target) {
        int query = target.indexOf('?');
        return query < 0
                ? Stream.empty()
                : Stream.of(target.substring(query + 1).split("&", -1));
    }

    private static String nameOf(String parameter) {
        return parameter.split("=", 2)[0];
    }
}
