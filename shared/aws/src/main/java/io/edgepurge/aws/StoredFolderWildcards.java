package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.map;
import static io.edgepurge.aws.Attributes.number;
import static io.edgepurge.aws.Attributes.texts;
import static io.edgepurge.aws.Attributes.wholeNumber;

import io.edgepurge.domain.reconcile.FolderWildcardPolicy;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts a folder wildcard policy to an attribute of the distribution's item and back. */
final class StoredFolderWildcards {
    static final String ATTRIBUTE = "folderWildcards";

    private StoredFolderWildcards() {}

    static AttributeValue write(FolderWildcardPolicy allowed) {
        return map(Map.of("moreThan", number(allowed.moreThan()), "within", texts(allowed.within())));
    }

    static Optional<FolderWildcardPolicy> read(Map<String, AttributeValue> distribution) {
        return Optional.ofNullable(distribution.get(ATTRIBUTE))
                .map(AttributeValue::m)
                .map(stored -> new FolderWildcardPolicy(wholeNumber(stored, "moreThan"), texts(stored, "within")));
    }
}
