package dev.loopbench.results.terminal;

import dev.loopbench.results.text.ShellWord;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Where this program is, and how it is called from a shell. */
public final class ThisProgram {

    private ThisProgram() {}

    /** The jar, or the directory of its classes. */
    public static Path location() {
        try {
            return Path.of(ThisProgram.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the place of this program is no path", e);
        }
    }

    /** Where runs are kept unless an option says otherwise: {@code runs} beside the jar. */
    public static Path runs() {
        return location().resolveSibling("runs");
    }

    /** A command of this program that can be pasted into a shell, whatever its directory is. */
    public static String command(List<String> arguments) {
        String words = arguments.stream().map(ShellWord::of).collect(Collectors.joining(" "));
        String program = location().toString().endsWith(".jar")
                ? "java -jar " + ShellWord.of(location().toString())
                : "loopbench";
        return program + " " + words;
    }
}
