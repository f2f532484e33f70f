/**
 * Codecs for what generated serializers hold in constants: the elements of lists, keys and values of maps, optional
 * values, enums and unions. Generated code calls them; code written by hand rarely needs them.
 */
@NullMarked
package io.darkrift.wire.codec;

import org.jspecify.annotations.NullMarked;
