package io.edgepurge.cli.http;

import io.edgepurge.cli.run.Table;
import io.edgepurge.client.OtherSpelling;
import io.edgepurge.client.Preview;
import io.edgepurge.client.Purge;
import io.edgepurge.domain.purge.ProjectedBill;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Formats the other URLs under which CloudFront may have cached the objects of a request. */
record SpellingOutput(List<OtherSpelling> spellings) {
    static SpellingOutput of(List<Preview> previews) {
        return new SpellingOutput(previews.stream()
                .flatMap(preview -> preview.items().stream())
                .flatMap(item -> item.alsoCachedAs().stream())
                .toList());
    }

    static SpellingOutput ofPurges(Stream<Purge> purges) {
        return new SpellingOutput(purges.flatMap(purge -> purge.items().stream())
                .flatMap(item -> item.alsoCachedAs().stream())
                .toList());
    }

    /** Returns the table; empty if there are no other spellings. */
    Stream<Table> table() {
        List<List<String>> rows = spellings.stream()
                .map(other -> List.of(other.purged() ? "yes" : "no", String.join(", ", other.rules()), other.url()))
                .toList();
        return rows.isEmpty()
                ? Stream.empty()
                : Stream.of(Table.of("PURGED", "DIFFERENCE", "ALSO CACHED AS")
                        .withAll(rows)
                        .shortening("ALSO CACHED AS"));
    }

    /** Returns a message about spellings that stay cached, with the price of purging them. */
    Optional<String> advice() {
        long left = spellings.stream().filter(other -> !other.purged()).count();
        return left == 0
                ? Optional.empty()
                : Optional.of(
                        "CloudFront may have cached the same objects under %s, not purged. To purge %s too, use --spellings all. This costs at most $%s (%s)."
                                .formatted(
                                        counted(left, "other spelling"),
                                        left == 1 ? "it" : "them",
                                        QuotaOutput.dollars(ProjectedBill.dollarsOf(left)),
                                        counted(left, "more path")));
    }

    private static String counted(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
