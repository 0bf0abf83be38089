package io.edgepurge.local.simulator;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Splits a list of invalidations into pages, newest first. A marker is the ID of the last invalidation on the previous page.
 */
final class InvalidationPages {
    private static final int MAX_PAGE_SIZE = 100;

    private InvalidationPages() {}

    static ApiResponse page(List<Invalidation> oldestFirst, Map<String, String> query) {
        String marker = query.getOrDefault("Marker", "");
        Optional<Integer> maxItems = maxItems(query.getOrDefault("MaxItems", ""));
        if (maxItems.isEmpty()) {
            return ErrorCode.INVALID_ARGUMENT.withMessage(
                    "The value of MaxItems must be a whole number of at least 1.");
        }
        List<Invalidation> newestFirst = oldestFirst.reversed();
        List<String> ids = newestFirst.stream().map(Invalidation::id).toList();
        if (!marker.isEmpty() && !ids.contains(marker)) {
            return ErrorCode.INVALID_ARGUMENT.withMessage("The specified marker is not valid.");
        }
        int start = ids.indexOf(marker) + 1;
        int end = Math.min(start + maxItems.get(), ids.size());
        Optional<String> next = end < ids.size() ? Optional.of(ids.get(end - 1)) : Optional.empty();
        return new ApiResponse.Listed(newestFirst.subList(start, end), marker, maxItems.get(), next);
    }

    private static Optional<Integer> maxItems(String text) {
        if (text.isEmpty()) {
            return Optional.of(MAX_PAGE_SIZE);
        }
        return Optional.of(text)
                .filter(number -> number.matches("[0-9]{1,9}"))
                .map(Integer::valueOf)
                .filter(number -> number > 0)
                .map(number -> Math.min(number, MAX_PAGE_SIZE));
    }
}
