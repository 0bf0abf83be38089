/**
 * Runs inside a function's own process, in the place of Lambda's Java runtime. It knows the JDK, Lambda's core interfaces
 * and Lambda's serialization, nothing else of the local stack.
 */
@NullMarked
package io.edgepurge.local.host;

import org.jspecify.annotations.NullMarked;
