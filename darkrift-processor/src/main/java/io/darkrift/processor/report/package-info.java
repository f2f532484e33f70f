/** The rules, and the errors that report broken ones: {@code [StableId] rule, offender, remedy}. */
package io.darkrift.processor.report;
