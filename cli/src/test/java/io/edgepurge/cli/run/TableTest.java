package io.edgepurge.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {
    private static final Terminal NARROW = new Terminal(true, true, false, 40);

    private static final Table PURGES = Table.of("ID", "URLS", "REASON")
            .with("a1", "3", "the price of shoes was wrong on each and every page")
            .with("b22", "100", "-")
            .shortening("REASON");

    @Test
    void columns_fit_their_content_and_numbers_are_right_aligned() {
        assertThat(PURGES.lines(Terminal.NONE))
                .containsExactly(
                        "ID   URLS  REASON",
                        "a1      3  the price of shoes was wrong on each and every page",
                        "b22   100  -");
    }

    @Test
    void on_a_terminal_one_column_of_a_long_line_is_truncated() {
        assertThat(PURGES.lines(NARROW))
                .containsExactly("ID   URLS  REASON", "a1      3  the price of shoes was wrong…", "b22   100  -")
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(40));
    }

    @Test
    void a_table_without_an_elastic_column_is_not_truncated() {
        Table whole = Table.of("ID").with("0198c0de-0000-7000-8000-000000000000-0198c0de");

        assertThat(whole.lines(NARROW)).containsExactly("ID", "0198c0de-0000-7000-8000-000000000000-0198c0de");
    }

    @Test
    void values_have_no_headings() {
        assertThat(Table.ofValues()
                        .with("account", "acme")
                        .with("quota", "1000")
                        .lines(Terminal.NONE))
                .containsExactly("account  acme", "quota    1000");
    }

    @Test
    void control_characters_are_visible() {
        assertThat(Table.ofValues().with("reason", "a\nb\u001b[2J").lines(Terminal.NONE))
                .containsExactly("reason  a\\u000Ab\\u001B[2J");
    }

    @Test
    void a_row_must_have_one_cell_per_heading() {
        assertThatThrownBy(() -> Table.of("ID", "URLS").with("a1")).isInstanceOf(IllegalArgumentException.class);
    }
}
