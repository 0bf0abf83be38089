package io.edgepurge.domain.purge;

import io.edgepurge.domain.purge.PurgeResult.Accepted;
import java.util.List;

/** What the desk says to a list that is longer than a request may be. */
public sealed interface BulkPurgeResult {
    /** The purges accepted, now or when the list came before, in the list's order. */
    List<Accepted> purges();

    /** All of it is accepted. */
    record Complete(List<Accepted> purges) implements BulkPurgeResult {
        public Complete {
            purges = List.copyOf(purges);
        }
    }

    /**
     * The list is accepted so far and no farther; the same list under the same key goes on from there.
     *
     * @param purges none if an item of the list is refused and nothing was accepted before
     * @param why what the desk said to the next part of the list, with the places of items in the whole of it
     * @param left items that are not accepted
     */
    record Stopped(List<Accepted> purges, PurgeResult why, int left) implements BulkPurgeResult {
        public Stopped {
            purges = List.copyOf(purges);
        }
    }

    /**
     * The list is accepted so far, and of the next purge it is not known; the same list under the same key goes on from there.
     *
     * @param purges at least one
     * @param left items that are not accepted, or not known to be
     */
    record Unanswered(List<Accepted> purges, int left, StoreUnavailable cause) implements BulkPurgeResult {
        public Unanswered {
            purges = List.copyOf(purges);
        }
    }

    /**
     * Time was up; the same list under the same key goes on from there.
     *
     * @param left items that are not accepted
     */
    record OutOfTime(List<Accepted> purges, int left) implements BulkPurgeResult {
        public OutOfTime {
            purges = List.copyOf(purges);
        }
    }
}
