package dev.loopbench.core.process;

import java.util.ArrayList;
import java.util.List;

/**
 * Ties a program to the process that starts it: when the program's standard input ends, however that comes, the program is
 * killed with all that it has started. The kernel closes that pipe when this process ends, even if it is killed.
 *
 * <p>A shell in a session of its own holds the pipe and kills the session; the program itself reads from {@code /dev/null}.
 */
final class Lifeline {

    /** The watch outlives the program, so that what the program has left behind is killed, too, when the pipe is closed. */
    private static final String SCRIPT =
            "exec 3<&0; " + "{ read -r any <&3; kill -9 0; } >/dev/null 2>&1 & " + "exec \"$@\" </dev/null 3<&-";

    private Lifeline() {}

    /** The command on a lifeline; the command itself where the machine has no {@code setsid}. */
    static List<String> tied(List<String> command) {
        if (!FiniteCommand.isOnPath("setsid") || !FiniteCommand.isOnPath("sh")) {
            return command;
        }
        List<String> tied = new ArrayList<>(List.of("setsid", "sh", "-c", SCRIPT, "sh"));
        tied.addAll(command);
        return tied;
    }
}
