package io.edgepurge.cli.run;

import java.util.Locale;

/** For people, or for programs. */
public enum OutputFormat {
    TABLE,
    JSON;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
