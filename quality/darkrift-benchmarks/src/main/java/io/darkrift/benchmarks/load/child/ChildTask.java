package io.darkrift.benchmarks.load.child;

/** What a child does: it answers the questions of the benchmark that started it, one after the other. */
public interface ChildTask {
    /**
     * Answers a question, or runs a command.
     *
     * @param question which one
     * @param given what belongs to the question
     * @return the answer
     * @throws Exception if that can't be done; the benchmark ends with it
     */
    Fields answer(String question, Fields given) throws Exception;
}
