/** The command {@code describe}: shows a protocol for readers, and what has changed between two. */
@NullMarked
package io.darkrift.tools.describe;

import org.jspecify.annotations.NullMarked;
