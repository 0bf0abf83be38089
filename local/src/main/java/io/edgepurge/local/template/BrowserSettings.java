package io.edgepurge.local.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What browsers are told.
 *
 * @param pageHeaders with every file of the dashboard, but for what makes sense over TLS only
 */
public record BrowserSettings(Optional<Cors> cors, Map<String, String> pageHeaders) {
    public BrowserSettings {
        pageHeaders = Map.copyOf(pageHeaders);
    }

    /** Which pages of other origins may call the API, with which methods and headers, and what of the answer they see. */
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
