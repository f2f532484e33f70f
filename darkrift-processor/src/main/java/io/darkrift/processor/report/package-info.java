/** The rules, and the errors that tell of broken ones: {@code [StableId] rule, offender, remedy}. */
package io.darkrift.processor.report;
