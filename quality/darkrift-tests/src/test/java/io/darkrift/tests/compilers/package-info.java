/** Projects as users have them, compiled from the command line by the compilers that there are, and run. */
package io.darkrift.tests.compilers;
