/** The loopback HTTP server that all emulators use. */
@NullMarked
package io.edgepurge.local.http;

import org.jspecify.annotations.NullMarked;
