/**
 * What attacks are run with: a server in a process of its own, honest clients that play and come meanwhile, attackers made
 * of plain sockets, and a verdict.
 */
package io.darkrift.tests.attack.harness;
