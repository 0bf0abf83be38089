/** Commands over the HTTP API, with an API key. */
@NullMarked
package io.edgepurge.cli.http;

import org.jspecify.annotations.NullMarked;
