package io.edgepurge.response;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.edgepurge.domain.purge.PurgeOptions;

/** Renders the optional fields of a purge, in responses and in the events of schedules. */
public final class PurgeOptionsView {
    public static final String REASON = "reason";
    public static final String NOT_BEFORE = "notBefore";
    public static final String SPELLINGS = "spellings";
    public static final String VERIFY = "verify";

    private PurgeOptionsView() {}

    /** Adds the options that are set. */
    public static void addTo(ObjectNode json, PurgeOptions options) {
        options.notBefore().ifPresent(at -> json.put(NOT_BEFORE, at.toString()));
        options.reason().ifPresent(reason -> json.put(REASON, reason));
        options.spellings().ifPresent(covered -> json.put(SPELLINGS, covered.word()));
        options.verify().ifPresent(wanted -> json.put(VERIFY, wanted));
    }
}
