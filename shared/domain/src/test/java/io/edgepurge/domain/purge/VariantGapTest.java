package io.edgepurge.domain.purge;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.path.InvalidationPath;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The stored form of variants that are not reached. */
class VariantGapTest {
    @ParameterizedTest
    @EnumSource
    void every_reason_can_be_stored_with_and_without_a_path(VariantGap.Kind kind) {
        assertThat(kind.code()).hasSizeLessThanOrEqualTo(VariantGap.MAX_CODE_BYTES);
        for (String path : new String[] {"/a.jpg*", "/tr:w-300/a.jpg", "#img:x"}) {
            VariantGap gap = new VariantGap(kind, Optional.of(new InvalidationPath(path)));
            assertThat(VariantGap.parse(gap.stored())).contains(gap);
        }
        assertThat(VariantGap.parse(VariantGap.of(kind).stored())).contains(VariantGap.of(kind));
    }

    @Test
    void a_reason_of_a_later_version_is_skipped() {
        assertThat(VariantGap.parse("beyond-the-sea")).isEmpty();
        assertThat(VariantGap.parse("no-rules-at-all")).isEmpty();
    }
}
