package dev.loopbench.service.target;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A password or token. It comes from the environment, a file or a prompt, and prints as nothing. */
public final class Secret {

    private static final String FORMS = "allowed are env:NAME, file:PATH and prompt";

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /**
     * Reads a secret from where the user says.
     *
     * @param source {@code env:NAME}, {@code file:PATH} (its first line) or {@code prompt}
     * @param environment of the process
     * @param console absent without a terminal
     * @throws RefusedTarget when there is no secret there
     */
    public static Secret from(String source, Map<String, String> environment, @Nullable Console console) {
        if (source.startsWith("env:")) {
            String name = source.substring("env:".length());
            String value = environment.get(name);
            if (value == null) {
                throw new RefusedTarget("environment variable '" + Shown.text(name) + "' is not set");
            }
            return new Secret(value);
        }
        if (source.startsWith("file:")) {
            return new Secret(firstLine(Path.of(source.substring("file:".length()))));
        }
        if (source.equals("prompt")) {
            return new Secret(asked(console));
        }
        // Whatever was written may be the secret itself, so it is not repeated.
        throw new RefusedTarget("a secret on the command line can be read by others: " + FORMS);
    }

    private static String firstLine(Path file) {
        try {
            return Files.readString(file).lines().findFirst().orElse("");
        } catch (IOException e) {
            throw new RefusedTarget("secret file '" + Shown.text(file.toString()) + "' cannot be read");
        }
    }

    private static String asked(@Nullable Console console) {
        char[] typed = console == null ? null : console.readPassword("Password: ");
        if (typed == null) {
            throw new RefusedTarget("there is no terminal to ask at: use env:NAME or file:PATH");
        }
        return new String(typed);
    }

    /** The secret itself. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
