/** HTTP requests and responses as API Gateway delivers them, and the credentials in them. */
@NullMarked
package io.edgepurge.http;

import org.jspecify.annotations.NullMarked;
