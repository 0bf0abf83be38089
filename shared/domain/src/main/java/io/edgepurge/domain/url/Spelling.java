package io.edgepurge.domain.url;

import io.edgepurge.domain.path.InvalidationPath;
import java.util.List;

/**
 * Another spelling of a purgeable URL.
 *
 * @param rules the rules that lead from the URL to this spelling; at least one
 */
public record Spelling(InvalidationPath path, List<SpellingRule> rules) {
    public Spelling {
        rules = List.copyOf(rules);
    }
}
