package io.edgepurge.conformance.patterns;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A regular expression in the code.
 *
 * @param className the class without its package
 * @param regex the expression; empty if it is not a constant
 * @param searches false if the code only matches whole texts
 */
record PatternUse(String className, Optional<String> regex, int flags, boolean searches) {
    boolean isLiteral() {
        return (flags & Pattern.LITERAL) != 0;
    }

    Pattern compiled() {
        return Pattern.compile(regex.orElseThrow(), flags);
    }

    @Override
    public String toString() {
        return className + ": " + regex.orElse("(computed)");
    }
}
