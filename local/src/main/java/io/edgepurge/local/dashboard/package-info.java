/** The web page for callers, as the build left it. */
@NullMarked
package io.edgepurge.local.dashboard;

import org.jspecify.annotations.NullMarked;
