package io.edgepurge.local.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Decides which requests a loopback server accepts. Every page in a browser on this machine can send requests to loopback ports:
 * directly, or through a host name of its own that resolves to 127.0.0.1 (DNS rebinding).
 *
 * <p>A request must name a loopback host. It must come from a program, from a page of the same server, or from a page of an allowed
 * origin. Browsers report the page in {@code Origin} and {@code Sec-Fetch-Site}; programs send neither.
 *
 * @param origins the origins of other pages that may call the server, such as {@code http://localhost:5173}
 * @param links whether links on other pages may open the pages of the server
 * @see <a href="https://www.w3.org/TR/fetch-metadata/">Fetch Metadata Request Headers</a>
 */
public record RequestPolicy(Set<String> origins, boolean links) {
    /** Accepts requests of programs only. */
    public static final RequestPolicy PROGRAMS = new RequestPolicy(Set.of(), false);

    private static final Set<String> LOOPBACK_HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Pattern PORT = Pattern.compile(":[0-9]{1,5}$");
    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD");
    private static final Set<String> OWN_PAGES = Set.of("same-origin", "none");

    /** Copies the origins. */
    public RequestPolicy {
        origins = Set.copyOf(origins);
    }

    /**
     * Returns why a request is refused; empty if it is accepted.
     *
     * @param headers returns all values of a header by its name
     */
    public Optional<String> refusal(String method, Function<String, List<String>> headers) {
        if (!namesLoopback(headers.apply("Host"))) {
            return Optional.of(
                    "This server accepts requests for localhost, 127.0.0.1, and [::1] only. Check the Host header.");
        }
        return isTrusted(method, headers)
                ? Optional.empty()
                : Optional.of(
                        "This server accepts requests of programs and of its own pages only, not of other web pages.");
    }

    private static boolean namesLoopback(List<String> hosts) {
        return hosts.size() == 1
                && LOOPBACK_HOSTS.contains(
                        PORT.matcher(hosts.getFirst()).replaceFirst("").toLowerCase(Locale.ROOT));
    }

    private boolean isTrusted(String method, Function<String, List<String>> headers) {
        List<String> sites = headers.apply("Sec-Fetch-Site");
        List<String> pages = headers.apply("Origin");
        // a development server that forwards requests of its pages also forwards their origin
        if (sites.equals(List.of("same-origin"))) {
            return true;
        }
        if (!pages.isEmpty()) {
            String own = "http://" + headers.apply("Host").getFirst();
            return pages.stream().allMatch(page -> page.equals(own) || origins.contains(page));
        }
        return OWN_PAGES.containsAll(sites) || (links && isLink(method, headers));
    }

    /** Returns true if the user follows a link. The page with the link cannot read the response. */
    private static boolean isLink(String method, Function<String, List<String>> headers) {
        return SAFE_METHODS.contains(method)
                && headers.apply("Sec-Fetch-Mode").equals(List.of("navigate"))
                && headers.apply("Sec-Fetch-Dest").equals(List.of("document"));
    }
}
