/** A table by tag, for the registry and for handlers. Not exported. */
@NullMarked
package io.darkrift.tag;

import org.jspecify.annotations.NullMarked;
