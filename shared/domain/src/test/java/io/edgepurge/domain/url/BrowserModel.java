package io.edgepurge.domain.url;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A small model of a browser and CloudFront's cache key, independent of the checker. It follows the WHATWG URL standard. It ignores
 * the port, which is not part of the key.
 *
 * <p>Text from the clipboard differs from the address in a page in three respects, which the model reverts: characters without a
 * glyph, space at both ends, and ampersands that are escaped for HTML.
 *
 * @see <a href="https://url.spec.whatwg.org/#url-parsing">URL parsing</a>
 */
final class BrowserModel {
    private static final Pattern WITHOUT_GLYPH = Pattern.compile("[\\u00AD\\u200B\\u2060\\uFEFF]");
    private static final Pattern SPACE_AT_END = Pattern.compile("^[\\s\\p{Z}]+|[\\s\\p{Z}]+$");
    private static final Pattern REMOVED = Pattern.compile("[\\t\\r\\n]");
    private static final Pattern URL =
            Pattern.compile("(?i)https?:[/\\\\]*([^/\\\\?]*)([^?]*)(?:\\?(.*))?", Pattern.DOTALL);
    private static final Pattern ONE_DOT = Pattern.compile("(?i)\\.|%2e");
    private static final Pattern TWO_DOTS = Pattern.compile("(?i)(?:\\.|%2e){2}");

    private BrowserModel() {}

    /** Returns the host and the key of the object that a browser requests; empty if the text is not a URL. */
    static Optional<String> requestedFor(String text) {
        String pasted = SPACE_AT_END
                .matcher(WITHOUT_GLYPH.matcher(text).replaceAll(""))
                .replaceAll("")
                .replace("&#038;", "&");
        Matcher url = URL.matcher(REMOVED.matcher(pasted).replaceAll("").split("#", 2)[0]);
        return url.matches()
                ? host(url.group(1)).map(host -> host + path(url.group(2)) + query(url.group(3)))
                : Optional.empty();
    }

    private static Optional<String> host(String authority) {
        String host = authority.substring(authority.lastIndexOf('@') + 1).split(":", 2)[0];
        try {
            String ascii = IDN.toASCII(host).toLowerCase(Locale.ROOT);
            return ascii.isEmpty() || ascii.contains("%")
                    ? Optional.empty()
                    : Optional.of(ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String path(String text) {
        List<String> segments = new ArrayList<>();
        String[] all = text.split("[/\\\\]", -1);
        for (int index = 1; index < all.length; index++) {
            boolean last = index == all.length - 1;
            if (TWO_DOTS.matcher(all[index]).matches()) {
                if (!segments.isEmpty()) {
                    segments.removeLast();
                }
                addEmptyLast(last, segments);
            } else if (ONE_DOT.matcher(all[index]).matches()) {
                addEmptyLast(last, segments);
            } else {
                segments.add(encoded(all[index], " \"<>^`{}"));
            }
        }
        return "/" + String.join("/", segments);
    }

    private static void addEmptyLast(boolean last, List<String> segments) {
        if (last) {
            segments.add("");
        }
    }

    /** Encodes a query as browsers do and removes the parameters of a signature as CloudFront does. */
    private static String query(String text) {
        if (text == null) {
            return "";
        }
        String all = "&" + text;
        boolean signed = all.contains("&Signature=")
                && all.contains("&Key-Pair-Id=")
                && (all.contains("&Expires=") || all.contains("&Policy="));
        String kept = Stream.of(text.split("&", -1))
                .filter(parameter -> !signed || !parameter.matches("(?s)(Expires|Policy|Signature|Key-Pair-Id)=.*"))
                .collect(Collectors.joining("&"));
        return signed && kept.isEmpty() ? "" : "?" + encoded(kept, " \"<>'");
    }

    private static String encoded(String text, String unsafe) {
        StringBuilder result = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = octet >= ' ' && octet < 0x7F && unsafe.indexOf(octet) < 0;
            result.append(plain ? String.valueOf((char) octet) : "%%%02X".formatted(octet & 0xFF));
        }
        return result.toString();
    }
}
