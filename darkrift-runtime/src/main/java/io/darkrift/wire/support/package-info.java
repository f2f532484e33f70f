/** The methods that generated serializers call besides the writer and the reader. Code written by hand rarely needs them. */
@NullMarked
package io.darkrift.wire.support;

import org.jspecify.annotations.NullMarked;
