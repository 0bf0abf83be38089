package io.edgepurge.domain.purge;

import io.edgepurge.domain.purge.PurgeResult.Accepted;
import java.util.List;

/** The outcome of a bulk request. */
public sealed interface BulkPurgeResult {
    /** Returns the purges accepted by this request or by an equal earlier one, in the order of the list. */
    List<Accepted> purges();

    /** The whole list is accepted. */
    record Complete(List<Accepted> purges) implements BulkPurgeResult {
        public Complete {
            purges = List.copyOf(purges);
        }
    }

    /** The rest of the list is not accepted. Sending the same list with the same key continues where it stopped. */
    sealed interface Incomplete extends BulkPurgeResult {
        /** Returns the number of items that are not accepted, or whose outcome is unknown. */
        int left();
    }

    /**
     * The next part of the list is refused.
     *
     * @param purges empty if an item of the list is refused and no earlier request was accepted
     * @param refusal with the indexes of items in the whole list
     */
    record Stopped(List<Accepted> purges, Refusal refusal, int left) implements Incomplete {
        public Stopped {
            purges = List.copyOf(purges);
        }
    }

    /**
     * The store failed, so it is unknown whether the next purge is recorded.
     *
     * @param purges at least one
     */
    record Unanswered(List<Accepted> purges, int left, StoreUnavailable cause) implements Incomplete {
        public Unanswered {
            purges = List.copyOf(purges);
        }
    }

    /** The time limit was reached between two purges. */
    record OutOfTime(List<Accepted> purges, int left) implements Incomplete {
        public OutOfTime {
            purges = List.copyOf(purges);
        }
    }
}
