/** What leaves this repository: the functions' jars, the client, their licences, and the workflows that build and deploy them. */
@NullMarked
package io.edgepurge.conformance.shipped;

import org.jspecify.annotations.NullMarked;
