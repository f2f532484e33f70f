/** Logins, with the library's gate and by hand. */
@org.jspecify.annotations.NullMarked
package io.darkrift.benchmarks.login;
