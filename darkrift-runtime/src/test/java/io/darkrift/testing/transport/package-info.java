/**
 * The test suite that every transport passes. A transport joins with one class that extends {@link
 * io.darkrift.testing.transport.TransportContract}, and says in a {@link
 * io.darkrift.testing.transport.TransportHarness} how to listen, how to connect, and how to wait.
 */
package io.darkrift.testing.transport;
