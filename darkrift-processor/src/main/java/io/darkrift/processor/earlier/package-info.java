/**
 * What an earlier compilation left in the output directory. A build tool may compile some sources only: what is written
 * for all messages of a module then needs those that are not compiled now.
 */
package io.darkrift.processor.earlier;
