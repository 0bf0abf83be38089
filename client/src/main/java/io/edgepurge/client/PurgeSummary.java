package io.edgepurge.client;

/**
 * A purge in a list.
 *
 * @param items their number and the first one
 */
public record PurgeSummary(String id, PurgeStatus status, PurgeTimes times, Provenance provenance, Items items) {
    /** @param first the URL, tag or image of the first item */
    public record Items(int count, String first, ItemKind firstKind) {}

    static PurgeSummary of(JsonFields json) {
        return new PurgeSummary(
                json.text("id"),
                PurgeStatus.ofWord(json.text("status")),
                PurgeTimes.of(json),
                Provenance.of(json),
                items(json));
    }

    private static Items items(JsonFields json) {
        int count = json.number("items");
        if (json.has("firstImage")) {
            return new Items(count, json.text("firstImage"), ItemKind.IMAGE);
        }
        return json.has("firstTag")
                ? new Items(count, json.text("firstTag"), ItemKind.TAG)
                : new Items(count, json.text("firstUrl"), ItemKind.URL);
    }
}
