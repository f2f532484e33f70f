/** What commands have in common on the command line: servers, listeners, protocols, durations. */
@NullMarked
package io.darkrift.tools.options;

import org.jspecify.annotations.NullMarked;
