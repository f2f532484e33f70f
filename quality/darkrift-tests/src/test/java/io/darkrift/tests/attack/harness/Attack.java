package io.darkrift.tests.attack.harness;

/**
 * An attack.
 *
 * @param name what it is called in the report
 * @param server how the server is set up
 * @param action what is done, on a thread of its own
 */
public record Attack(String name, ServerProfile server, Action action) {
    /** What attackers do. */
    @FunctionalInterface
    public interface Action {
        /**
         * Attacks until it is done, or the attacker's time is over. Sockets that it leaves open are closed afterwards.
         *
         * @param attacker what it is done with
         * @throws Exception if it could not be done: the attack has then failed as a test
         */
        void run(Attacker attacker) throws Exception;
    }

    /** Makes an attack on a server with its defaults. */
    public static Attack of(String name, Action action) {
        return new Attack(name, ServerProfile.DEFAULT, action);
    }

    /** Returns the same attack on a server that is set up otherwise. */
    public Attack on(ServerProfile other) {
        return new Attack(name, other, action);
    }

    @Override
    public String toString() {
        return name;
    }
}
