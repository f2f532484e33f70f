/**
 * The number chooser, written as an application is. The README walks through it.
 */
package io.darkrift.example;
