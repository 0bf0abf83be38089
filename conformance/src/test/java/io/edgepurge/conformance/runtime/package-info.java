/** Runs the deployable functions on Lambda's runtime interface client, the program that runs handlers in Lambda. */
@NullMarked
package io.edgepurge.conformance.runtime;

import org.jspecify.annotations.NullMarked;
