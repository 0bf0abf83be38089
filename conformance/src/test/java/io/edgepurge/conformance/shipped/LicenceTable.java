package io.edgepurge.conformance.shipped;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A table of docs/licences.md, either of Java libraries or of dashboard packages. A library name may end with {@code *}. */
record LicenceTable(List<Row> rows) {
    static final Path PAGE = Path.of("..", "docs", "licences.md");
    private static final String DASHBOARD = "(?m)^## The dashboard$";
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| (\\S+) \\|");

    LicenceTable {
        rows = List.copyOf(rows);
    }

    record Row(String library, String licence) {
        boolean isOf(String name) {
            return library.endsWith("*")
                    ? name.startsWith(library.substring(0, library.length() - 1))
                    : name.equals(library);
        }
    }

    static LicenceTable read() throws IOException {
        return in(Files.readString(PAGE).split(DASHBOARD, -1)[0]);
    }

    static LicenceTable ofTheDashboard() throws IOException {
        return in(Files.readString(PAGE).split(DASHBOARD, -1)[1]);
    }

    private static LicenceTable in(String text) {
        return new LicenceTable(ROW.matcher(text)
                .results()
                .map(row -> new Row(row.group(1), row.group(2)))
                .toList());
    }

    Optional<String> licenceOf(String name) {
        return rows.stream().filter(row -> row.isOf(name)).map(Row::licence).findFirst();
    }
}
