package dev.loopbench.core.jdk;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** JVM options of the suite, and how they give way to those of the user. */
public final class JvmOptions {

    /** Lets JVMs ignore what they do not know. It would also cover the user's misspelt options, so those are tried without it. */
    public static final String IGNORE_UNKNOWN = "-XX:+IgnoreUnrecognizedVMOptions";

    private static final Pattern COLLECTOR = Pattern.compile("-XX:\\+Use\\w+GC");
    private static final Pattern HEAP = Pattern.compile(
            "-Xm[sx]\\S+|-XX:(Initial|Max)HeapSize=\\S+|-XX:(Initial|Min|Max)RAMPercentage=\\S+|-XX:Max(RAM|NewSize)=\\S+");

    private JvmOptions() {}

    /**
     * The suite's options without those that contradict the user's: a JVM starts with one collector only, and a heap limit below
     * the suite's initial size is refused. All other options of the user override by coming later.
     *
     * @param own the suite's
     * @param users in any order
     */
    public static List<String> givingWay(List<String> own, List<String> users) {
        List<String> left = new ArrayList<>(own);
        for (Pattern kind : List.of(COLLECTOR, HEAP)) {
            if (users.stream().anyMatch(option -> kind.matcher(option).matches())) {
                left.removeIf(option -> kind.matcher(option).matches());
            }
        }
        return left;
    }

    /** The same, and after them the user's. */
    public static List<String> with(List<String> own, List<String> users) {
        List<String> all = givingWay(own, users);
        all.addAll(users);
        return all;
    }
}
