package dev.loopbench.results.environment;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Facts by section and name; what could not be read stands there with the reason instead of a value. */
final class FactSheet {

    private final Path root;
    private final Map<String, Map<String, Object>> facts = new LinkedHashMap<>();
    private final Map<String, String> unread = new LinkedHashMap<>();

    /** @param root the directory that holds {@code proc} and {@code sys} */
    FactSheet(Path root) {
        this.root = root;
    }

    Path root() {
        return root;
    }

    void put(String section, String name, Object value) {
        facts.computeIfAbsent(section, any -> new LinkedHashMap<>()).put(name, value);
    }

    /** Notes why something is not known. */
    void unread(String section, String name, String reason) {
        unread.put(section + "." + name, reason);
    }

    /** Takes the whole contents of a file below the root. */
    void file(String section, String name, String path) {
        try {
            // Files.readString reads one byte first, and after that the kernel has nothing more to say of a setting.
            put(
                    section,
                    name,
                    String.join("\n", Files.readAllLines(root.resolve(path))).strip());
        } catch (IOException e) {
            unread(section, name, "/" + path + ": " + reason(e));
        }
    }

    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file";
        }
        return e instanceof AccessDeniedException ? "permission denied" : String.valueOf(e.getMessage());
    }

    Map<String, Map<String, Object>> facts() {
        return facts;
    }

    Map<String, String> unread() {
        return unread;
    }
}
