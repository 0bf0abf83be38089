/**
 * The function host: the counterpart of Lambda's Java runtime inside a function's process. It depends only on the JDK,
 * Lambda's core interfaces and Lambda's serialization.
 */
@NullMarked
package io.edgepurge.local.host;

import org.jspecify.annotations.NullMarked;
