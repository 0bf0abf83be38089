package io.edgepurge.client;

import java.util.List;
import java.util.Optional;

/**
 * One page of a list of purges.
 *
 * @param next the cursor of the next page, for {@link PurgeQuery#cursor}; empty on the last page
 */
public record PurgePage(List<PurgeSummary> purges, Optional<String> next) {
    public PurgePage {
        purges = List.copyOf(purges);
    }

    static PurgePage of(JsonFields json) {
        return new PurgePage(json.each("purges", PurgeSummary::of), json.optionalText("next"));
    }
}
