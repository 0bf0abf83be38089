/**
 * An API Gateway emulator: converts HTTP requests into events of payload format 2.0, and function results into HTTP
 * responses.
 */
@NullMarked
package io.edgepurge.local.gateway;

import org.jspecify.annotations.NullMarked;
