/** The one way in which the local stack listens: on 127.0.0.1. */
@NullMarked
package io.edgepurge.local.http;

import org.jspecify.annotations.NullMarked;
