/** The examples of docs/client.md. */
@NullMarked
package example;

import org.jspecify.annotations.NullMarked;
