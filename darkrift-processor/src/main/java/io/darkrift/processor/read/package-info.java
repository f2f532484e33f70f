/** Reads elements of the compiler into descriptions, and refuses what breaks a rule. */
package io.darkrift.processor.read;
