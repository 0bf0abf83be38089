package io.edgepurge.client;

import java.util.List;
import java.util.Optional;

/**
 * A purge with its current status.
 *
 * @param spellings the spellings that the request chose; empty if the setting of each URL endpoint applied
 * @param verification the visits to its URLs; empty if no visit was requested or made
 */
public record Purge(
        String id,
        PurgeStatus status,
        PurgeTimes times,
        Provenance provenance,
        List<PurgeItem> items,
        Optional<Spellings> spellings,
        Optional<Verification> verification) {
    public Purge {
        items = List.copyOf(items);
    }

    /** Returns whether the status is final. */
    public boolean hasEnded() {
        return status.hasEnded();
    }

    /** Returns whether the status is final and no visit to its URLs is pending. */
    public boolean isSettled() {
        return hasEnded() && verification.filter(Verification::isPending).isEmpty();
    }

    /** Returns the number of items with this status. */
    public int count(PurgeStatus wanted) {
        return (int)
                items.stream().filter(item -> item.state().status() == wanted).count();
    }

    static Purge of(JsonFields json) {
        return new Purge(
                json.text("id"),
                PurgeStatus.ofWord(json.text("status")),
                PurgeTimes.of(json),
                Provenance.of(json),
                json.each("items", PurgeItem::of),
                json.optionalText("spellings").map(Spellings::ofWord),
                json.child("verification").map(Verification::of));
    }
}
