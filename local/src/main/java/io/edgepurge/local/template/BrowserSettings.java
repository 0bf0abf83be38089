package io.edgepurge.local.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The template's settings for browsers.
 *
 * @param pageHeaders the headers of every dashboard file, except those that apply only to TLS
 */
public record BrowserSettings(Optional<Cors> cors, Map<String, String> pageHeaders) {
    public BrowserSettings {
        pageHeaders = Map.copyOf(pageHeaders);
    }

    /** A CORS configuration: allowed origins, methods and headers, and exposed response headers. */
    public record Cors(
            List<String> origins, List<String> methods, List<String> headers, List<String> exposed, int maxAgeSeconds) {
        public Cors {
            origins = List.copyOf(origins);
            methods = List.copyOf(methods);
            headers = List.copyOf(headers);
            exposed = List.copyOf(exposed);
        }
    }
}
