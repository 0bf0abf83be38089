package io.edgepurge.domain.purge;

import io.edgepurge.domain.url.CheckResult;
import io.edgepurge.domain.url.RequestedTag;

/** A refused item as the caller wrote it, with its index in the request. Indexes count from 0, tags after URLs, then images. */
public sealed interface RefusedItem {
    int index();

    CheckResult.Refused refusal();

    /** A refused URL. */
    record RefusedUrl(int index, String url, CheckResult.Refused refusal) implements RefusedItem {}

    /**
     * A refused tag.
     *
     * @param place in the list of tags, counted from 0
     */
    record RefusedTag(int index, int place, RequestedTag tag, CheckResult.Refused refusal) implements RefusedItem {}

    /**
     * A refused image.
     *
     * @param place in the list of images, counted from 0
     */
    record RefusedImage(int index, int place, String url, CheckResult.Refused refusal) implements RefusedItem {}
}
