/** Authenticates requests and parses the JSON bodies, query parameters and events of callers. */
@NullMarked
package io.edgepurge.request;

import org.jspecify.annotations.NullMarked;
