package io.edgepurge.client;

import java.util.List;
import java.util.Optional;

/** @param next where the next page begins, for {@link PurgeQuery#after}; nothing on the last one */
public record PurgePage(List<PurgeSummary> purges, Optional<String> next) {
    public PurgePage {
        purges = List.copyOf(purges);
    }

    static PurgePage of(JsonFields json) {
        return new PurgePage(json.each("purges", PurgeSummary::of), json.optionalText("next"));
    }
}
