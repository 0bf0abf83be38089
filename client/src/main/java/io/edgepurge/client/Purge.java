package io.edgepurge.client;

import java.util.List;

/** A purge and how far it is. */
public record Purge(String id, PurgeStatus status, PurgeTimes times, Provenance provenance, List<PurgeItem> items) {
    public Purge {
        items = List.copyOf(items);
    }

    /** Whether nothing can follow. */
    public boolean hasEnded() {
        return status.hasEnded();
    }

    /** How many items stand so. */
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
                json.each("items", PurgeItem::of));
    }
}
