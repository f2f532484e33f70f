/** What generated serializers call besides the writer and the reader. Code written by hand seldom needs it. */
@NullMarked
package io.darkrift.wire.support;

import org.jspecify.annotations.NullMarked;
