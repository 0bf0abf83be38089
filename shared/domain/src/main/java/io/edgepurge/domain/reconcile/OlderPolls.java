package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.reconcile.Polling.OlderPoll;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The older invalidations in the order in which they are polled one by one: by plan ID, in a circle that begins after the last
 * one polled. So each gets its turn even if there are more than a record can hold.
 */
record OlderPolls(List<OlderPoll> inOrder) {
    OlderPolls {
        inOrder = List.copyOf(inOrder);
    }

    /** Returns the polls of these plans. The circle begins where it began, and a new plan counts as never polled. */
    OlderPolls of(Collection<PlanId> plans) {
        Map<PlanId, Instant> known = inOrder.stream().collect(Collectors.toMap(OlderPoll::plan, OlderPoll::at));
        List<PlanId> circle = new ArrayList<>(plans.stream().sorted().toList());
        if (!inOrder.isEmpty()) {
            PlanId first = inOrder.getFirst().plan();
            long before = circle.stream().filter(id -> id.compareTo(first) < 0).count();
            Collections.rotate(circle, -Math.toIntExact(before));
        }
        return new OlderPolls(circle.stream()
                .map(id -> new OlderPoll(id, known.getOrDefault(id, Instant.EPOCH)))
                .toList());
    }

    /** Returns these polls after a page has listed some of the plans. */
    OlderPolls listed(Collection<PlanId> plans, Instant now) {
        return new OlderPolls(inOrder.stream()
                .map(poll -> plans.contains(poll.plan()) ? new OlderPoll(poll.plan(), now) : poll)
                .toList());
    }

    /** Returns these polls after one plan was polled on its own: the circle begins after it. */
    OlderPolls polled(PlanId plan, Instant now) {
        List<OlderPoll> circle = new ArrayList<>(listed(List.of(plan), now).inOrder());
        long before =
                inOrder.stream().takeWhile(poll -> !poll.plan().equals(plan)).count();
        Collections.rotate(circle, -Math.toIntExact(before) - 1);
        return new OlderPolls(circle);
    }

    /** Returns true if there may be more older invalidations than are recorded. */
    boolean mayLackSome() {
        return inOrder.size() >= Polling.MAX_OLDER;
    }
}
