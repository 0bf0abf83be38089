/** Checks the shipped artifacts, their licenses, and the workflows that build and deploy them. */
@NullMarked
package io.edgepurge.conformance.shipped;

import org.jspecify.annotations.NullMarked;
