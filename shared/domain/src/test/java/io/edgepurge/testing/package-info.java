/** Contract tests and in-memory implementations of the domain's ports. */
@NullMarked
package io.edgepurge.testing;

import org.jspecify.annotations.NullMarked;
