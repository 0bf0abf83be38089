package io.edgepurge.cli.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table of text. Columns are separated by two spaces, and numbers are aligned to the right.
 *
 * @param headings empty for a list of names and values
 * @param elastic the column to truncate if a line does not fit the terminal; output to a pipe is never truncated
 */
public record Table(List<String> headings, List<List<String>> rows, Optional<Integer> elastic) {
    private static final String GAP = "  ";
    private static final int MIN_CHARS = 12;

    /** @throws IllegalArgumentException if a row does not have one cell per heading */
    public Table {
        headings = List.copyOf(headings);
        rows = rows.stream().map(List::copyOf).toList();
        int columns = headings.size();
        if (columns > 0 && rows.stream().anyMatch(row -> row.size() != columns)) {
            throw new IllegalArgumentException("a row must have one cell per heading: " + headings);
        }
    }

    /** Returns an empty table with these headings. */
    public static Table of(String... headings) {
        return new Table(List.of(headings), List.of(), Optional.empty());
    }

    /** Returns an empty table of names and values, without headings. */
    public static Table ofValues() {
        return new Table(List.of(), List.of(), Optional.empty());
    }

    /** Returns this table with another row. */
    public Table with(String... cells) {
        List<List<String>> more = new ArrayList<>(rows);
        more.add(List.of(cells));
        return new Table(headings, more, elastic);
    }

    /** Returns this table with more rows. */
    public Table withAll(List<List<String>> others) {
        return new Table(headings, Stream.concat(rows.stream(), others.stream()).toList(), elastic);
    }

    /** Returns this table with a column that may be truncated on a terminal. */
    public Table shortening(String heading) {
        return new Table(headings, rows, Optional.of(headings.indexOf(heading)));
    }

    /** Returns the lines of the table. Headings are included even if there are no rows. */
    List<String> lines(Terminal terminal) {
        List<List<String>> all = new ArrayList<>();
        if (!headings.isEmpty()) {
            all.add(headings);
        }
        rows.forEach(row -> all.add(row.stream().map(Printable::line).toList()));
        if (all.isEmpty()) {
            return List.of();
        }
        int[] widths = IntStream.range(0, all.getFirst().size())
                .map(column -> all.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        if (terminal.out()) {
            elastic.ifPresent(column -> widths[column] = fitting(widths, column, terminal.columns()));
        }
        return all.stream().map(row -> line(row, widths)).toList();
    }

    private static int fitting(int[] widths, int column, int space) {
        int whole = IntStream.of(widths).sum() + GAP.length() * (widths.length - 1);
        int atLeast = Math.min(widths[column], MIN_CHARS);
        return whole <= space ? widths[column] : Math.max(atLeast, widths[column] - (whole - space));
    }

    private String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String cell = shortened(row.get(column), widths[column]);
            String space = " ".repeat(widths[column] - cell.length());
            line.append(column == 0 ? "" : GAP).append(isOfNumbers(column) ? space + cell : cell + space);
        }
        return line.toString().stripTrailing();
    }

    private boolean isOfNumbers(int column) {
        return !headings.isEmpty()
                && rows.stream().anyMatch(row -> !row.get(column).equals("-"))
                && rows.stream().allMatch(row -> row.get(column).matches("-|[0-9]+(\\.[0-9]+)?"));
    }

    private static String shortened(String cell, int width) {
        return cell.length() <= width ? cell : cell.substring(0, width - 1) + "…";
    }
}
