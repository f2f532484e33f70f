/** What a run of bots has measured, and how it is shown. */
@NullMarked
package io.darkrift.tools.bots.report;

import org.jspecify.annotations.NullMarked;
