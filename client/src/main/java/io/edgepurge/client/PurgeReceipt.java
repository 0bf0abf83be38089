package io.edgepurge.client;

/**
 * An accepted purge of a bulk request.
 *
 * @param items the number of its items
 */
public record PurgeReceipt(String id, PurgeStatus status, int items) {
    static PurgeReceipt ofPurge(Purge purge) {
        return new PurgeReceipt(purge.id(), purge.status(), purge.items().size());
    }

    static PurgeReceipt of(JsonFields json) {
        return new PurgeReceipt(json.text("id"), PurgeStatus.ofWord(json.text("status")), json.number("items"));
    }
}
