package io.edgepurge.domain.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProtectedFoldersTest {
    @Test
    void the_folders_protected_by_imagekit_are_the_default() {
        assertThat(ProtectedFolders.parse("media/catalog,s/files")).isEqualTo(ProtectedFolders.DEFAULT);
    }

    @Test
    void spaces_around_a_folder_are_ignored() {
        assertThat(ProtectedFolders.parse(" a/b , c ").folders()).containsExactly("a/b", "c");
    }

    @Test
    void a_blank_setting_protects_nothing() {
        assertThat(ProtectedFolders.parse("").folders()).isEmpty();
        assertThat(ProtectedFolders.parse("  ").folders()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a", "a/", "a/*", "a//b", "a b", "é", "a,", ",a", "a?b", "%4"})
    void a_folder_has_only_one_form(String setting) {
        assertThatThrownBy(() -> ProtectedFolders.parse(setting))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a protected folder must look like media/catalog");
    }

    @Test
    void a_protected_folder_cannot_be_empty() {
        assertThatThrownBy(() -> new ProtectedFolders(List.of(""))).isInstanceOf(IllegalArgumentException.class);
    }
}
