package io.edgepurge.wire;

import io.edgepurge.domain.purge.PurgeSpec;
import io.edgepurge.domain.url.RequestedTag;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is wanted purged, in the fields that are the same at every door that takes many items. */
final class PurgeSpecFields {
    private static final String URLS = "urls";
    private static final String TAGS = "tags";
    private static final String REASON = "reason";
    private static final String NOT_BEFORE = "notBefore";
    static final List<String> NAMES = List.of(URLS, TAGS, REASON, NOT_BEFORE);

    private static final String ENDPOINT = "endpoint";
    private static final String TAG = "tag";
    private static final List<String> OF_A_TAG = List.of(ENDPOINT, TAG);

    private PurgeSpecFields() {}

    /** Either list may be left out, but not both. */
    static Stream<Violation> violations(Fields fields) {
        return Stream.of(
                        fields.has(URLS) ? fields.textsViolations(URLS) : nothingAsked(fields),
                        fields.objectsViolations(TAGS, OF_A_TAG),
                        fields.has(REASON) ? fields.textViolations(REASON) : Stream.<Violation>empty(),
                        fields.has(NOT_BEFORE) ? timeViolations(fields) : Stream.<Violation>empty())
                .flatMap(stream -> stream);
    }

    private static Stream<Violation> nothingAsked(Fields fields) {
        return fields.has(TAGS)
                ? Stream.empty()
                : Stream.of(new Violation.OfForm(
                        URLS, "must be a list of strings, or 'tags' a list of objects; both are missing."));
    }

    static PurgeSpec read(Fields fields) {
        return new PurgeSpec(
                fields.texts(URLS),
                fields.objects(TAGS, OF_A_TAG)
                        .map(tag -> new RequestedTag(tag.text(ENDPOINT), tag.text(TAG)))
                        .toList(),
                fields.has(REASON) ? Optional.of(fields.text(REASON)) : Optional.empty(),
                fields.has(NOT_BEFORE) ? time(fields.text(NOT_BEFORE)) : Optional.empty());
    }

    private static Stream<Violation> timeViolations(Fields fields) {
        List<Violation> ofText = fields.textViolations(NOT_BEFORE).toList();
        return ofText.isEmpty() && time(fields.text(NOT_BEFORE)).isEmpty()
                ? Stream.of(new Violation.OfForm(
                        NOT_BEFORE, "must be a time with an offset, such as 2026-12-24T08:00:00Z."))
                : ofText.stream();
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
