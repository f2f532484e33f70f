/**
 * The lock: the protocol as released programs know it, in a file that is committed. The protocol that is compiled is
 * compared with it.
 */
package io.darkrift.processor.lock;
