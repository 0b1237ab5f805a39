package dev.loopbench.core.process;

import dev.loopbench.core.text.Printable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The last lines that a program wrote, made harmless. Safe for use by several threads. */
public final class LastWords {

    private static final int MOST_LINES = 50;
    private static final int LONGEST_LINE = 300;
    private static final long MOMENT_MILLIS = 500;

    /** Lines that JVMs write before anything else when the environment gives them options, while they end, and before they say of what they crashed. */
    private static final List<String> ASIDES = List.of(
            "Picked up ",
            "NOTE: Picked up ",
            "Error: Could not create the Java Virtual Machine.",
            "Error: A fatal exception has occurred.",
            "A fatal error has been detected by the Java Runtime Environment:",
            "WARNING: ");

    private final Deque<String> lines = new ArrayDeque<>();
    private volatile @Nullable Thread reader;

    /** Takes one line. */
    public synchronized void add(String line) {
        String harmless = Printable.line(line).strip();
        lines.addLast(harmless.length() > LONGEST_LINE ? harmless.substring(0, LONGEST_LINE) + "…" : harmless);
        if (lines.size() > MOST_LINES) {
            lines.removeFirst();
        }
    }

    /** Takes all lines until the stream ends. */
    void readAll(InputStream output, Charset charset) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(output, charset));
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            add(line);
        }
    }

    /**
     * Takes what a process writes to standard error from now on, which a daemon thread passes on.
     *
     * @param log takes each line as it comes
     */
    public static LastWords of(Process process, Consumer<String> log) {
        LastWords words = new LastWords();
        Thread reader = new Thread(() -> words.follow(process.getErrorStream(), log), "words-of-" + process.pid());
        reader.setDaemon(true);
        reader.start();
        words.reader = reader;
        return words;
    }

    private void follow(InputStream output, Consumer<String> log) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                add(line);
                log.accept(line);
            }
        } catch (IOException e) {
            // It was killed; what it had said until then is kept.
            return;
        }
    }

    /** Waits a moment for what a process that has ended wrote last. */
    public LastWords atEndOf(Process process) {
        try {
            process.waitFor(MOMENT_MILLIS, TimeUnit.MILLISECONDS);
            Thread last = reader;
            if (last != null) {
                last.join(MOMENT_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return this;
    }

    /** All lines that were kept. */
    public synchronized List<String> lines() {
        return new ArrayList<>(lines);
    }

    /** The line that says most about why a program failed: the first that is no aside. Empty if it said nothing. */
    public synchronized String reason() {
        List<String> said = lines.stream()
                .map(LastWords::withoutFrame)
                .filter(line -> !line.isBlank())
                .toList();
        return said.stream()
                .filter(line -> ASIDES.stream().noneMatch(line::startsWith))
                .findFirst()
                .or(() -> said.stream().findFirst())
                .orElse("");
    }

    /** A JVM that crashes begins each line with a hash. */
    private static String withoutFrame(String line) {
        return line.startsWith("#") ? line.substring(1).strip() : line;
    }

    /** The {@link #reason}, as the end of a message; nothing if it said nothing. */
    public String quoted() {
        String reason = reason();
        return reason.isEmpty() ? "; it said nothing" : "; it said: " + reason;
    }
}
