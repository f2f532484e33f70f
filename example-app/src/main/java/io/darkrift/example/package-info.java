/**
 * The number chooser, written as an application is. The guide "Getting started" leads through it.
 */
package io.darkrift.example;
