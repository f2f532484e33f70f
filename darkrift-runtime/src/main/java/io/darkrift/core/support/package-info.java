/** Waiting, rates and log lines: what connections, clients and servers need and what knows no connection. Not exported. */
@NullMarked
package io.darkrift.core.support;

import org.jspecify.annotations.NullMarked;
