package io.edgepurge.domain.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.edgepurge.domain.path.InvalidationPath;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FolderWildcardPolicyTest {

    @ParameterizedTest
    @CsvSource({
        "/img/shoes/red-*, true",
        "/img/shoes/*, true",
        "/thumbs/a/b*, true",
        "/img/shoe*, false",
        "/img/*, false",
        "/other/img/shoes/*, false",
        "/IMG/shoes/red-*, false",
    })
    void a_wildcard_is_allowed_if_it_lies_in_one_of_the_folders(String wildcard, boolean allowed) {
        FolderWildcardPolicy folders = new FolderWildcardPolicy(2, List.of("/img/shoes/", "/thumbs/"));

        assertThat(folders.allows(new InvalidationPath(wildcard))).isEqualTo(allowed);
    }

    @Test
    void the_root_folder_allows_every_wildcard() {
        assertThat(new FolderWildcardPolicy(2, List.of("/")).allows(new InvalidationPath("/a/b*")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"img/", "/img", "", "/img/*", "/i*/", "/img/?a=/", "/münchen/", "/a b/"})
    void an_invalid_folder_is_refused(String folder) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FolderWildcardPolicy(2, List.of("/img/", folder)))
                .withMessageContaining("must look like /img/shoes/")
                .withMessageEndingWith(": " + folder);
    }

    @Test
    void at_least_one_folder_is_required() {
        assertThatIllegalArgumentException().isThrownBy(() -> new FolderWildcardPolicy(2, List.of()));
    }

    @Test
    void the_threshold_is_at_least_two_files() {
        assertThatIllegalArgumentException().isThrownBy(() -> new FolderWildcardPolicy(1, List.of("/")));
    }
}
