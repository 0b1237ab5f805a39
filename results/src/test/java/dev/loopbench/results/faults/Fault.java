package dev.loopbench.results.faults;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One fault and what should come of it.
 *
 * @param kind groups faults in the table
 * @param name what is wrong, in a few words
 * @param codes the exit codes that are right; of a program that is killed none is wrong
 * @param said what standard output or standard error must hold, each of them
 * @param isShort whether it belongs to the part that every build runs
 * @param injection brings it about
 */
record Fault(String kind, String name, Set<Integer> codes, List<String> said, boolean isShort, Injection injection) {

    /** Runs the program with the fault. */
    @FunctionalInterface
    interface Injection {
        Ended into(Sandbox sandbox) throws Exception;
    }

    /** A fault that ends the program with this code. */
    static Fault of(String kind, String name, int code, String said, Injection injection) {
        return new Fault(kind, name, Set.of(code), said.isEmpty() ? List.of() : List.of(said), false, injection);
    }

    /** The same as a part of every build. */
    Fault inEveryBuild() {
        return new Fault(kind, name, codes, said, true, injection);
    }

    /** The same where these codes are right. */
    Fault endingWith(Integer... allowed) {
        return new Fault(kind, name, Set.of(allowed), said, isShort, injection);
    }

    /** The same that must also say this. */
    Fault saying(String more) {
        return new Fault(
                kind, name, codes, Stream.concat(said.stream(), Stream.of(more)).toList(), isShort, injection);
    }
}
