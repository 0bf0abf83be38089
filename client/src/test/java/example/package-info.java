/** What docs/client.md shows, compiled. */
@NullMarked
package example;

import org.jspecify.annotations.NullMarked;
