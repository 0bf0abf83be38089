/** API Gateway's HTTP API on one machine: requests become events of payload format 2.0, answers become responses. */
@NullMarked
package io.edgepurge.local.gateway;

import org.jspecify.annotations.NullMarked;
