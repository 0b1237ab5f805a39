package dev.loopbench.results.plan;

import java.io.File;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The same transports under other conditions of their JVMs, both ends alike.
 *
 * @param name sets its cells apart; {@value #BASE} makes it what the others are judged against
 * @param jvmArguments in addition to those of every fork
 * @param classPath jars: one that holds the suite replaces it, others come before it
 */
public record Variant(String name, List<String> jvmArguments, List<String> classPath) {

    /** The name of a variant that is the state before a change; cells without a variant are the state after it. */
    public static final String BASE = "base";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9.-]+");
    private static final String JVM_ARGUMENTS = "jvmArgs:";
    private static final String CLASS_PATH = "classpath:";

    public Variant {
        jvmArguments = List.copyOf(jvmArguments);
        classPath = List.copyOf(classPath);
        if (!NAME.matcher(name).matches() || name.equals(Cell.TWIN)) {
            throw new IllegalArgumentException(
                    "'" + name + "' cannot name a variant: letters, digits, dots and dashes can, but not twin");
        }
    }

    /**
     * Reads {@code NAME=jvmArgs:ARGUMENTS} or {@code NAME=classpath:JARS}.
     *
     * @throws IllegalArgumentException when it is neither
     */
    public static Variant parse(String text) {
        int equals = text.indexOf('=');
        if (equals > 0) {
            String name = text.substring(0, equals);
            String what = text.substring(equals + 1);
            if (what.startsWith(JVM_ARGUMENTS)) {
                return new Variant(name, words(what.substring(JVM_ARGUMENTS.length()), "\\s+"), List.of());
            }
            if (what.startsWith(CLASS_PATH)) {
                return new Variant(
                        name, List.of(), words(what.substring(CLASS_PATH.length()), Pattern.quote(File.pathSeparator)));
            }
        }
        throw new IllegalArgumentException(
                "'" + text + "' is no variant: write NAME=jvmArgs:ARGUMENTS or" + " NAME=classpath:JARS");
    }

    private static List<String> words(String text, String separator) {
        List<String> words = Pattern.compile(separator)
                .splitAsStream(text)
                .filter(word -> !word.isBlank())
                .toList();
        if (words.isEmpty()) {
            throw new IllegalArgumentException("a variant that changes nothing");
        }
        return words;
    }
}
