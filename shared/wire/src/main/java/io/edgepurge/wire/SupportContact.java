package io.edgepurge.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * Whom callers ask for what only people can grant, such as an address or a page. Whoever runs an installation names it; callers
 * see it as it is.
 */
public record SupportContact(Optional<String> text) {
    /** Nobody is named. */
    public static SupportContact none() {
        return new SupportContact(Optional.empty());
    }

    /** @param text blank for nobody */
    public static SupportContact of(String text) {
        return new SupportContact(Optional.of(text).map(String::strip).filter(named -> !named.isEmpty()));
    }

    /** Ends without a full stop, which would be taken for a part of an address. */
    String after(String sentence) {
        return text.map(named -> sentence + " Contact: " + named).orElse(sentence);
    }

    void putInto(ObjectNode json) {
        text.ifPresent(named -> json.put("support", named));
    }
}
