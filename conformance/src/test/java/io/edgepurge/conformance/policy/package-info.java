/** Checks the template against the rules of common tools. Exemptions need a reason. */
@NullMarked
package io.edgepurge.conformance.policy;

import org.jspecify.annotations.NullMarked;
