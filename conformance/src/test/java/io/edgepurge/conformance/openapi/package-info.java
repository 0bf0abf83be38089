/** Compares docs/openapi.yaml with the running stack, in both directions. */
@NullMarked
package io.edgepurge.conformance.openapi;

import org.jspecify.annotations.NullMarked;
