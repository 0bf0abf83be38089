package io.edgepurge.wire;

import io.edgepurge.domain.url.RequestedTag;
import java.util.List;
import java.util.stream.Stream;

/** The fields {@code urls} and {@code tags}, the same at every door that takes many items. Either may be left out. */
final class AskedItems {
    static final String URLS = "urls";
    static final String TAGS = "tags";
    private static final String ENDPOINT = "endpoint";
    private static final String TAG = "tag";
    private static final List<String> OF_A_TAG = List.of(ENDPOINT, TAG);

    private AskedItems() {}

    static Stream<Violation> violations(Fields fields) {
        Stream<Violation> ofUrls =
                fields.has(URLS) || !fields.has(TAGS) ? fields.textsViolations(URLS) : Stream.empty();
        return Stream.concat(ofUrls, fields.objectsViolations(TAGS, OF_A_TAG));
    }

    static List<String> urls(Fields fields) {
        return fields.texts(URLS);
    }

    static List<RequestedTag> tags(Fields fields) {
        return fields.objects(TAGS, OF_A_TAG)
                .map(tag -> new RequestedTag(tag.text(ENDPOINT), tag.text(TAG)))
                .toList();
    }
}
