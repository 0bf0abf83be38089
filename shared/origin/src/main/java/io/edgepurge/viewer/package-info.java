/** Requests URLs like a browser, from public addresses only. */
@NullMarked
package io.edgepurge.viewer;

import org.jspecify.annotations.NullMarked;
