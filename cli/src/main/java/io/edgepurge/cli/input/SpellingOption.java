package io.edgepurge.cli.input;

import io.edgepurge.client.Spellings;
import io.edgepurge.domain.account.CoveredSpellings;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option for the spellings of each URL to purge. */
public final class SpellingOption {
    @Option(
            names = "--spellings",
            paramLabel = "all|requested",
            description =
                    "spellings of each URL to purge: all adds other spellings, such as %%2B for +, each billed as a path;"
                            + " requested adds none (default: the setting of the URL endpoint)")
    private Optional<Choice> choice = Optional.empty();

    /** The values of the option, as the API writes them. */
    enum Choice {
        ALL,
        REQUESTED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Returns the choice for a request to the API; empty if the setting of the URL endpoint applies. */
    public Optional<Spellings> chosen() {
        return choice.map(wanted -> Spellings.valueOf(wanted.name()));
    }

    /** Returns the choice for a purge in the table; empty if the setting of the URL endpoint applies. */
    public Optional<CoveredSpellings> covered() {
        return choice.flatMap(wanted -> CoveredSpellings.parse(wanted.toString()));
    }
}
