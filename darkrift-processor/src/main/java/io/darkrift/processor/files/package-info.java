/**
 * The files of a compilation: what it is made of, what it writes, and what an earlier one left in the output directory. A
 * build tool may compile some sources only: what is written for all messages of a module then needs those that are not
 * compiled now.
 */
package io.darkrift.processor.files;
