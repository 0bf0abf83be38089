package io.edgepurge.domain.reconcile;

/** The ID of a plan: a time-ordered UUID (RFC 9562, version 7), so that plans sort by age. */
public record PlanId(String value) implements Comparable<PlanId> {

    /** @throws IllegalArgumentException if the text is empty */
    public PlanId {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a plan id has at least one character");
        }
    }

    @Override
    public int compareTo(PlanId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
