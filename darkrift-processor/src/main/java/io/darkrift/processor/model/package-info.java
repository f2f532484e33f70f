/** What is known of the annotated records, apart from the compiler: immutable, and valid in every round. */
package io.darkrift.processor.model;
