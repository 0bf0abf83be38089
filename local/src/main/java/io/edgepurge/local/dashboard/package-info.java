/** The built dashboard, served as static files. */
@NullMarked
package io.edgepurge.local.dashboard;

import org.jspecify.annotations.NullMarked;
