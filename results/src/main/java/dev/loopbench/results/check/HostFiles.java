package dev.loopbench.results.check;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The files of the kernel, and a list of those that it does not show. Used by one thread. */
public final class HostFiles {

    private static final int BUFFER = 64 * 1024;

    private final Path root;
    private final Map<String, String> unseen = new LinkedHashMap<>();

    /** @param root the directory that holds {@code proc} and {@code sys} */
    public HostFiles(Path root) {
        this.root = root;
    }

    /** The directory that holds {@code proc} and {@code sys}. */
    public Path root() {
        return root;
    }

    /** A file that is there on every machine of interest: notes it if it is not. */
    public Optional<String> text(String path) {
        try {
            String text = read(path);
            if (!text.isEmpty()) {
                return Optional.of(text);
            }
            // Sandboxes put an empty file in the place of what they hide.
            unseen.put("/" + path, "empty");
        } catch (NoSuchFileException e) {
            unseen.put("/" + path, "no such file");
        } catch (AccessDeniedException e) {
            unseen.put("/" + path, "permission denied");
        } catch (IOException e) {
            unseen.put("/" + path, String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    /** Notes that a file is there and cannot be understood. */
    public void notUnderstood(String path) {
        unseen.putIfAbsent("/" + path, "not in the form that is known");
    }

    /** A file that many machines lack: its absence says nothing and is not noted. */
    Optional<String> optional(String path) {
        return Files.exists(root.resolve(path)) ? text(path) : Optional.empty();
    }

    /** A file with one number: notes it if there is none. */
    OptionalLong number(String path) {
        Optional<String> text = text(path);
        if (text.isPresent() && !text.get().matches("-?\\d{1,18}")) {
            notUnderstood(path);
            return OptionalLong.empty();
        }
        return text.stream().mapToLong(Long::parseLong).findFirst();
    }

    /** The value of a kernel setting, such as {@code net.core.somaxconn}. */
    Optional<String> setting(String name) {
        return text("proc/sys/" + name.replace('.', '/'));
    }

    /** The names in a directory; none where it cannot be listed. */
    List<String> names(String directory) {
        try (Stream<Path> entries = Files.list(root.resolve(directory))) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Path → the reason why it could not be read. */
    public Map<String, String> unseen() {
        return unseen;
    }

    /**
     * A setting is given to the first read alone, so that must not be of one byte, as it is where the JDK first looks for the
     * end of a file that has no size.
     */
    private String read(String path) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(root.resolve(path))) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes.write(buffer, 0, read);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8).strip();
    }
}
