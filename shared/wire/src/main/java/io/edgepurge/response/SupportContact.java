package io.edgepurge.response;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** The contact for problems that the operator can solve, such as an address or a page. The operator of a stack sets the text. */
public record SupportContact(Optional<String> text) {
    /** Returns a contact without text. */
    public static SupportContact none() {
        return new SupportContact(Optional.empty());
    }

    /** @param text blank for no contact */
    public static SupportContact of(String text) {
        return new SupportContact(Optional.of(text).map(String::strip).filter(named -> !named.isEmpty()));
    }

    /** Appends the contact to a sentence, without a period, which could be read as part of an address. */
    String after(String sentence) {
        return text.map(named -> sentence + " Contact: " + named).orElse(sentence);
    }

    void putInto(ObjectNode json) {
        text.ifPresent(named -> json.put("support", named));
    }
}
