package io.edgepurge.domain.clearing;

import io.edgepurge.domain.purge.PurgeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The order in which one pass tries the purges of a backlog: those after the position of the last run, and then those up to it. */
final class ClearingOrder {
    private final DueClearances due;
    private final Optional<ClearingPosition> start;
    private Optional<PurgeId> last;
    private boolean upToStart;
    private boolean ended;

    ClearingOrder(DueClearances due, Optional<ClearingPosition> start) {
        this.due = due;
        this.start = start;
        this.last = start.flatMap(ClearingPosition::before);
    }

    /** Returns the next purges; empty at the end. */
    List<ClearingAttempt> next() {
        List<ClearingAttempt> attempts = List.of();
        while (attempts.isEmpty() && !ended) {
            attempts = attempts(due.after(last));
        }
        return attempts;
    }

    private List<ClearingAttempt> attempts(List<PendingClearance> page) {
        List<ClearingAttempt> attempts = new ArrayList<>();
        for (PendingClearance entry : page) {
            if (upToStart && isAfterStart(entry)) {
                ended = true;
                return attempts;
            }
            ClearingAttempt attempt = new ClearingAttempt(entry, last, item -> isDue(entry, item));
            if (!attempt.isEmpty()) {
                attempts.add(attempt);
            }
            last = Optional.of(entry.claim().purge());
        }
        if (page.isEmpty()) {
            ended = upToStart || start.isEmpty();
            upToStart = true;
            last = Optional.empty();
        }
        return attempts;
    }

    private boolean isAfterStart(PendingClearance entry) {
        return start.filter(position -> entry.claim().purge().compareTo(position.purge()) > 0)
                .isPresent();
    }

    /** Returns true if it is the item's turn. The items of the purge at the start are tried in two parts. */
    private boolean isDue(PendingClearance entry, int item) {
        return start.filter(position -> position.purge().equals(entry.claim().purge()))
                .map(position -> upToStart == item <= position.item())
                .orElse(true);
    }
}
