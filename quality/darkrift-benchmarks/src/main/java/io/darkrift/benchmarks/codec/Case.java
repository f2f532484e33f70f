package io.darkrift.benchmarks.codec;

/** What is measured by itself: a message, who treats it, and how. */
record Case(Subject subject, Operation operation, Contender contender) {}
