package io.edgepurge.client;

/**
 * A purge in a list.
 *
 * @param items their number and the first one
 */
public record PurgeSummary(String id, PurgeStatus status, PurgeTimes times, Provenance provenance, Items items) {
    /** @param first the URL or tag of the first item */
    public record Items(int count, String first, boolean firstIsTag) {}

    static PurgeSummary of(JsonFields json) {
        boolean tag = json.has("firstTag");
        return new PurgeSummary(
                json.text("id"),
                PurgeStatus.ofWord(json.text("status")),
                PurgeTimes.of(json),
                Provenance.of(json),
                new Items(json.number("items"), json.text(tag ? "firstTag" : "firstUrl"), tag));
    }
}
