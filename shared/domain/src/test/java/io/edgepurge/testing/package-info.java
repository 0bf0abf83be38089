/** Contract suites and in-memory ports. */
@NullMarked
package io.edgepurge.testing;

import org.jspecify.annotations.NullMarked;
