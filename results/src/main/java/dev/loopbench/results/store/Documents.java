package dev.loopbench.results.store;

import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DatabindException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** Writes and reads JSON documents: the same bytes on every platform, and whole or not at all. */
public final class Documents {

    private static final ObjectMapper MAPPER =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");
    private static final ObjectWriter WRITER = MAPPER.writer(
            new DefaultPrettyPrinter().withObjectIndenter(INDENTER).withArrayIndenter(INDENTER));

    private Documents() {}

    /** Writes a document as a file. */
    public static void write(Path file, Object document) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(part, text(document));
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The document as text that ends with a newline. */
    public static String text(Object document) throws IOException {
        return WRITER.writeValueAsString(document) + "\n";
    }

    static <T> T read(Path file, Class<T> type) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return MAPPER.readValue(in, type);
        }
    }

    /**
     * A document of a run that may have been written by another version, or not at all.
     *
     * @param schema the only one that is understood
     * @throws IOException when it cannot be used, saying why in one line
     */
    static <T> T read(Path file, String schema, Class<T> type) throws IOException {
        String name = String.valueOf(file.getFileName());
        try {
            String found = read(file, Header.class).schema();
            if (!schema.equals(found)) {
                throw new IOException(name + " is of schema '" + found + "', known is " + schema);
            }
            return read(file, type);
        } catch (NoSuchFileException e) {
            throw new IOException("no " + name + " in it", e);
        } catch (AccessDeniedException e) {
            throw new IOException(name + ": permission denied", e);
        } catch (StreamReadException e) {
            throw new IOException(name + " is not whole: " + firstLine(e.getOriginalMessage()), e);
        } catch (DatabindException e) {
            throw new IOException(name + " lacks what belongs there: " + firstLine(e.getOriginalMessage()), e);
        }
    }

    private record Header(@Nullable String schema) {}

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("no reason given");
    }

    static <T> T parse(String line, Class<T> type) throws IOException {
        return MAPPER.readValue(line, type);
    }

    /** The value on one line. */
    static String line(Object value) throws IOException {
        return MAPPER.writeValueAsString(value);
    }
}
