package io.edgepurge.conformance.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The commands of docs/operate.md remove the tables and backups that they create. */
class RestoreStepsTest {
    private static final Pattern RESTORED = Pattern.compile("--target-table-name (\\S+)");
    private static final Pattern BACKUP = Pattern.compile("(\\w+)=\\$\\(aws dynamodb create-backup");
    private static final String STACK_TABLE = "\"$EDGEPURGE_TABLE\"";

    private final String page = Files.readString(Path.of("..", "docs", "operate.md"));

    RestoreStepsTest() throws IOException {}

    @Test
    void every_restored_table_except_the_stack_s_own_is_deleted() {
        assertThat(namesIn(RESTORED))
                .contains("edgepurge-restored", STACK_TABLE)
                .filteredOn(table -> !table.equals(STACK_TABLE))
                .allSatisfy(table -> assertThat(commandsAfter("create-backup --table-name " + table))
                        .contains("\naws dynamodb delete-table --table-name " + table + "\n"));
    }

    @Test
    void every_backup_is_deleted_after_its_use() {
        assertThat(namesIn(BACKUP))
                .hasSize(1)
                .allSatisfy(backup -> assertThat(commandsAfter("restore-table-from-backup"))
                        .contains("\naws dynamodb delete-backup --backup-arn \"$" + backup + "\"\n"));
    }

    @Test
    void a_restored_table_that_is_not_wanted_is_deleted_too() {
        assertThat(page.substring(page.indexOf("restore-table-to-point-in-time"), page.indexOf("create-backup")))
                .contains("\naws dynamodb delete-table --table-name edgepurge-restored\n");
    }

    private List<String> namesIn(Pattern pattern) {
        return pattern.matcher(page)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private String commandsAfter(String command) {
        assertThat(page).contains(command);
        return page.substring(page.indexOf(command));
    }
}
