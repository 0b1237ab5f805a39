package dev.loopbench.results.listener;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The users of {@code /etc/passwd}; others, such as those of a directory service, keep their numbers. */
final class UserNames {

    private static final int NAME = 0;
    private static final int UID = 2;

    private final Map<String, String> names = new HashMap<>();

    /** @param root the directory that holds {@code etc} */
    UserNames(Path root) {
        try {
            for (String line : Files.readAllLines(root.resolve("etc/passwd"), StandardCharsets.ISO_8859_1)) {
                String[] fields = line.split(":", -1);
                if (fields.length > UID) {
                    names.putIfAbsent(fields[UID], fields[NAME]);
                }
            }
        } catch (IOException e) {
            // Minimal containers have none: numbers stand in for names.
            names.clear();
        }
    }

    String of(long uid) {
        String number = Long.toString(uid);
        return names.getOrDefault(number, number);
    }
}
