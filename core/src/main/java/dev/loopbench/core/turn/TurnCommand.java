package dev.loopbench.core.turn;

import java.util.List;
import java.util.Locale;

/**
 * A command of a driver to a fork over the channel on which it grants turns, one line each; docs/reference/protocol.md has the dialogue.
 *
 * @param kind what to do
 * @param fork the number of the fork among those that share the process, from 0; 0 where it has no meaning
 * @param round the number of the turn, from 1; 0 for one that does not count, and where it has no meaning
 */
public record TurnCommand(Kind kind, int fork, int round) {

    /** The answer when the fork did what it was told. */
    public static final String DONE = "done";

    /** The beginning of the answer when it could not; the reason follows. The fork is then gone. */
    public static final String FAILED = "failed ";

    /** The kind of a command. */
    public enum Kind {
        /** Measure one slice. */
        TURN,
        /** Leave the record: there are no more turns. */
        FINISH,
        /** End all forks of the process; is not answered. */
        END
    }

    /** Grants a turn that does not count. */
    public static TurnCommand keepAlive(int fork) {
        return new TurnCommand(Kind.TURN, fork, 0);
    }

    /** Grants a turn. */
    public static TurnCommand turn(int fork, int round) {
        return new TurnCommand(Kind.TURN, fork, round);
    }

    /** Asks for the record. */
    public static TurnCommand finish(int fork) {
        return new TurnCommand(Kind.FINISH, fork, 0);
    }

    /** Ends the process. */
    public static TurnCommand end() {
        return new TurnCommand(Kind.END, 0, 0);
    }

    /** As {@link #parse} reads it, without a line end. */
    public String line() {
        return kind.name().toLowerCase(Locale.ROOT) + " " + fork + " " + round;
    }

    /** @throws IllegalArgumentException when it is not what {@link #line} writes */
    public static TurnCommand parse(String line) {
        List<String> words = List.of(line.split(" ", -1));
        if (words.size() != 3) {
            throw new IllegalArgumentException("no command to a fork: '" + line + "'");
        }
        return new TurnCommand(
                Kind.valueOf(words.get(0).toUpperCase(Locale.ROOT)),
                Integer.parseInt(words.get(1)),
                Integer.parseInt(words.get(2)));
    }
}
