package io.edgepurge.status;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.Caller;
import io.edgepurge.domain.purge.KeyBounds;
import io.edgepurge.domain.purge.PurgeHistory;
import io.edgepurge.domain.purge.PurgeHistory.Page;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeProgress;
import io.edgepurge.domain.purge.PurgeStore;
import io.edgepurge.domain.purge.PurgeSummary;
import io.edgepurge.request.ListQuery;
import java.util.Optional;

/** The purges that a caller may read. A purge outside the bounds of the key looks like an unknown one. */
record VisiblePurges(PurgeStore purges, PurgeHistory history) {
    Optional<PurgeProgress> find(Caller caller, PurgeId id) {
        return purges.find(caller.account().id(), id)
                .filter(progress -> new KeyBounds(caller).include(progress.purge()));
    }

    /** Returns a page of the list, without the purges that the caller may not read. */
    Page page(Caller caller, ListQuery list) {
        AccountId account = caller.account().id();
        KeyBounds bounds = new KeyBounds(caller);
        Page page = history.page(account, list.query(), list.limit());
        return new Page(
                page.purges().stream()
                        .filter(summary -> bounds.surelyInclude(summary) || isVisible(caller, summary))
                        .toList(),
                page.next());
    }

    /** Reads the whole purge, because a summary names only the first item. */
    private boolean isVisible(Caller caller, PurgeSummary summary) {
        return find(caller, summary.id()).isPresent();
    }
}
