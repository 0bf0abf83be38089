/** The Lambda function that handles doorbells: it reconciles distributions and clears origin caches. */
@NullMarked
package io.edgepurge.worker;

import org.jspecify.annotations.NullMarked;
