/** Checks that the documented steps of a first deployment work, as far as this is possible without an AWS account. */
@NullMarked
package io.edgepurge.conformance.deployment;

import org.jspecify.annotations.NullMarked;
