package dev.loopbench.results.files;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DatabindException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonFormatTypes;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.loopbench.core.text.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes and reads JSON documents: the same bytes on every platform, and whole or not at all. */
public final class Documents {

    private static final ObjectMapper MAPPER = new ObjectMapper()
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
            .configure(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, true)
            .configure(JsonParser.Feature.STRICT_DUPLICATE_DETECTION, true);
    /** A mapper of its own: a reader without the feature would still look for duplicates. */
    private static final ObjectMapper LARGE =
            MAPPER.copy().configure(JsonParser.Feature.STRICT_DUPLICATE_DETECTION, false);

    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");
    private static final ObjectWriter WRITER = MAPPER.writer(
            new DefaultPrettyPrinter().withObjectIndenter(INDENTER).withArrayIndenter(INDENTER));

    private Documents() {}

    /**
     * Writes a document as a file.
     *
     * @throws IOException when that is not possible; one line that names the file and says why
     */
    public static void write(Path file, Object document) throws IOException {
        writeText(file, text(document));
    }

    /**
     * Writes a text as a file, whole or not at all.
     *
     * @throws IOException when that is not possible; one line that names the file and says why
     */
    static void writeText(Path file, String text) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.writeString(part, text);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new IOException("cannot write " + file + ": " + reason(e), e);
        }
    }

    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "its directory is gone";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileSystemException file && file.getReason() != null) {
            return file.getReason();
        }
        return firstLine(String.valueOf(e.getMessage()));
    }

    /** The document as text that ends with a newline. */
    public static String text(Object document) throws IOException {
        return WRITER.writeValueAsString(document) + "\n";
    }

    /**
     * A document, whatever its schema.
     *
     * @throws IOException when it is not there or cannot be used; one line that names the file and says why
     */
    public static <T> T read(Path file, Class<T> type) throws IOException {
        return readNamed(file, file.toString(), MAPPER, type);
    }

    /** @param name of the file in messages */
    private static <T> T readNamed(Path file, String name, ObjectMapper mapper, Class<T> type) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            T document = mapper.readValue(in, type);
            if (document == null) {
                throw new DamagedDocumentException(name + " is empty: it holds null", null);
            }
            return document;
        } catch (NoSuchFileException e) {
            throw e;
        } catch (AccessDeniedException e) {
            throw new IOException(name + ": permission denied", e);
        } catch (StreamReadException e) {
            throw new DamagedDocumentException(name + " is not whole: " + firstLine(e.getOriginalMessage()), e);
        } catch (DatabindException e) {
            if (e.getCause() instanceof StreamReadException cut) {
                throw new DamagedDocumentException(name + " is not whole: " + firstLine(cut.getOriginalMessage()), e);
            }
            throw new DamagedDocumentException(
                    name + " lacks what belongs there: " + firstLine(e.getOriginalMessage()), e);
        } catch (FileSystemException e) {
            throw new IOException(name + " cannot be read: " + e.getReason(), e);
        } catch (IOException e) {
            throw String.valueOf(e.getMessage()).startsWith(name)
                    ? e
                    : new IOException(name + " cannot be read: " + firstLine(String.valueOf(e.getMessage())), e);
        }
    }

    /**
     * A document of a run that may have been written by another version, or not at all.
     *
     * @param schema the only one that is understood
     * @throws IOException when it cannot be used, saying why in one line
     */
    public static <T> T read(Path file, String schema, Class<T> type) throws IOException {
        return read(file, schema, MAPPER, type);
    }

    /**
     * The same of a document that may have a hundred megabytes. A name that is given twice in an object does not make it a damaged
     * one, since looking for such names takes a quarter of the time.
     */
    public static <T> T readLarge(Path file, String schema, Class<T> type) throws IOException {
        return read(file, schema, LARGE, type);
    }

    private static <T> T read(Path file, String schema, ObjectMapper mapper, Class<T> type) throws IOException {
        try {
            String name = String.valueOf(file.getFileName());
            String found = schema(file, name);
            if (!schema.equals(found)) {
                throw new IOException(
                        name + " is of schema '" + Printable.line(String.valueOf(found)) + "', known is " + schema);
            }
            return readNamed(file, name, mapper, type);
        } catch (NoSuchFileException e) {
            throw new IOException("no " + file.getFileName() + " in it", e);
        }
    }

    /** It comes first in every document of ours: a large one is not read twice. */
    private static @Nullable String schema(Path file, String name) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                JsonParser parser = MAPPER.createParser(in)) {
            if (parser.nextToken() == JsonToken.START_OBJECT
                    && "schema".equals(parser.nextFieldName())
                    && parser.nextToken() == JsonToken.VALUE_STRING) {
                return parser.getText();
            }
        } catch (StreamReadException | FileSystemException e) {
            // Told by the reading of the whole.
            return readNamed(file, name, MAPPER, Header.class).schema();
        }
        return readNamed(file, name, MAPPER, Header.class).schema();
    }

    private record Header(@Nullable String schema) {}

    private static String firstLine(String message) {
        return Printable.firstLine(message, "no reason given");
    }

    /**
     * One line of a document that has a line for each of its parts.
     *
     * @param of the document, for the message
     */
    public static <T> T parse(Path of, String line, Class<T> type) throws IOException {
        try {
            T part = MAPPER.readValue(line, type);
            if (part != null) {
                return part;
            }
        } catch (StreamReadException | DatabindException e) {
            throw new DamagedDocumentException(
                    of + " has a line that cannot be read: " + firstLine(e.getOriginalMessage()), e);
        }
        throw new IOException(of + " has a line that holds null");
    }

    /** The value on one line. */
    public static String line(Object value) throws IOException {
        return MAPPER.writeValueAsString(value);
    }

    /** A document that is no JSON, was cut off, or lacks what belongs there. */
    static final class DamagedDocumentException extends IOException {

        private static final long serialVersionUID = 1L;

        /** @param message one line that names the file */
        DamagedDocumentException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** Writes a list of figures without line breaks, since there are thousands. */
    public static final class OneLineList extends StdSerializer<List<Double>> {
        private static final long serialVersionUID = 1;

        OneLineList() {
            super(List.class, false);
        }

        @Override
        public void serialize(List<Double> figures, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeRawValue(Documents.line(figures));
        }

        @Override
        public void acceptJsonFormatVisitor(JsonFormatVisitorWrapper visitor, JavaType type)
                throws JsonMappingException {
            visitArrayFormat(visitor, type, JsonFormatTypes.NUMBER);
        }
    }
}
