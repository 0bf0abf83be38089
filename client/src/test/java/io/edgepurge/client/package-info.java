@NullMarked
package io.edgepurge.client;

import org.jspecify.annotations.NullMarked;
