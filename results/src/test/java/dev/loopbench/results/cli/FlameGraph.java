package dev.loopbench.results.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A flame graph as async-profiler writes it: a page that unpacks the names of its frames when it is opened. */
final class FlameGraph {

    private static final String BEGIN = "const cpool = [";
    private static final Pattern NAME = Pattern.compile("'((?:[^'\\\\]|\\\\.)*)',?");

    private FlameGraph() {}

    /** The names of all frames; each but the first is stored as what it shares with the one before, and the rest. */
    static List<String> frames(Path file) throws IOException {
        String page = Files.readString(file);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        Matcher packed = NAME.matcher(page.substring(begin, page.indexOf("\n];", begin)));
        List<String> names = new ArrayList<>();
        while (packed.find()) {
            String text = packed.group(1).replaceAll("\\\\(.)", "$1");
            names.add(
                    names.isEmpty()
                            ? text
                            : names.get(names.size() - 1).substring(0, text.charAt(0) - ' ') + text.substring(1));
        }
        return names;
    }
}
