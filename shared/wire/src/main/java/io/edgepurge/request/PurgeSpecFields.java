package io.edgepurge.request;

import static io.edgepurge.response.PurgeOptionsView.NOT_BEFORE;
import static io.edgepurge.response.PurgeOptionsView.REASON;
import static io.edgepurge.response.PurgeOptionsView.SPELLINGS;
import static io.edgepurge.response.PurgeOptionsView.VERIFY;

import io.edgepurge.domain.account.CoveredSpellings;
import io.edgepurge.domain.purge.PurgeOptions;
import io.edgepurge.domain.purge.PurgeSpec;
import io.edgepurge.domain.url.RequestedTag;
import io.edgepurge.response.Violation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Parses the fields of a purge in the same way for HTTP requests, direct invocations and schedules. */
final class PurgeSpecFields {
    private static final String URLS = "urls";
    private static final String TAGS = "tags";
    private static final String IMAGES = "images";
    static final List<String> NAMES = List.of(URLS, TAGS, IMAGES, REASON, NOT_BEFORE, SPELLINGS, VERIFY);

    private static final String ENDPOINT = "endpoint";
    private static final String TAG = "tag";
    private static final List<String> TAG_FIELDS = List.of(ENDPOINT, TAG);

    private PurgeSpecFields() {}

    /** Returns the violations of the fields. One of the lists is required. */
    static Stream<Violation> violations(Fields fields) {
        return Stream.of(
                        fields.has(URLS) ? fields.textsViolations(URLS) : missingLists(fields),
                        fields.objectsViolations(TAGS, TAG_FIELDS),
                        fields.has(IMAGES) ? fields.textsViolations(IMAGES) : Stream.<Violation>empty(),
                        fields.has(REASON) ? fields.textViolations(REASON) : Stream.<Violation>empty(),
                        fields.has(NOT_BEFORE) ? timeViolations(fields) : Stream.<Violation>empty(),
                        fields.has(SPELLINGS) ? spellingsViolations(fields) : Stream.<Violation>empty(),
                        fields.has(VERIFY) ? fields.flagViolations(VERIFY) : Stream.<Violation>empty())
                .flatMap(stream -> stream);
    }

    private static Stream<Violation> missingLists(Fields fields) {
        return fields.has(TAGS) || fields.has(IMAGES)
                ? Stream.empty()
                : Stream.of(new Violation.OfForm(
                        URLS,
                        "must be a list of strings, or 'tags' a list of objects, or 'images' a list of strings; all are"
                                + " missing."));
    }

    /** Returns the spec of fields without violations. */
    static PurgeSpec read(Fields fields) {
        return new PurgeSpec(
                fields.texts(URLS),
                fields.objects(TAGS, TAG_FIELDS)
                        .map(tag -> new RequestedTag(tag.text(ENDPOINT), tag.text(TAG)))
                        .toList(),
                fields.texts(IMAGES),
                readOptions(fields));
    }

    private static PurgeOptions readOptions(Fields fields) {
        return new PurgeOptions(
                fields.has(REASON) ? Optional.of(fields.text(REASON)) : Optional.empty(),
                fields.has(NOT_BEFORE) ? TimeParser.parse(fields.text(NOT_BEFORE)) : Optional.empty(),
                fields.has(SPELLINGS) ? CoveredSpellings.parse(fields.text(SPELLINGS)) : Optional.empty(),
                fields.has(VERIFY) ? Optional.of(fields.flag(VERIFY)) : Optional.empty());
    }

    private static Stream<Violation> timeViolations(Fields fields) {
        List<Violation> ofText = fields.textViolations(NOT_BEFORE).toList();
        return ofText.isEmpty() && TimeParser.parse(fields.text(NOT_BEFORE)).isEmpty()
                ? Stream.of(new Violation.OfForm(
                        NOT_BEFORE, "must be a time with an offset, such as 2026-12-24T08:00:00Z."))
                : ofText.stream();
    }

    private static Stream<Violation> spellingsViolations(Fields fields) {
        List<Violation> ofText = fields.textViolations(SPELLINGS).toList();
        return ofText.isEmpty()
                        && CoveredSpellings.parse(fields.text(SPELLINGS)).isEmpty()
                ? Stream.of(new Violation.OfForm(
                        SPELLINGS, "must be 'all' or 'requested'. To use the default of the URL endpoint, omit it."))
                : ofText.stream();
    }
}
