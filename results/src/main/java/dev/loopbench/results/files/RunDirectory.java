package dev.loopbench.results.files;

import dev.loopbench.core.measurement.ForkFiles;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A directory for all that a run leaves: its documents, and what each fork leaves in {@code forks} and
 * {@code latency}.
 *
 * @param path where it is
 */
public record RunDirectory(Path path) {

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String LATEST = "latest";

    /**
     * Makes a new one, named after the time, and lets {@code latest} beside it point there, where the file system has links and
     * nothing but a link has that name.
     *
     * @throws IOException when that cannot be done, saying where and why in one line
     */
    public static RunDirectory create(Path base, Instant start) throws IOException {
        try {
            RunDirectory run = new RunDirectory(unused(base, NAME.format(start)));
            Files.createDirectory(run.forks());
            Files.createDirectory(run.latency());
            run.pointLatestHere(base.resolve(LATEST));
            return run;
        } catch (IOException e) {
            throw new IOException("cannot write to " + base + ": " + reason(e), e);
        }
    }

    /**
     * The same for what has no forks.
     *
     * @throws IOException when that cannot be done, saying where and why in one line
     */
    public static RunDirectory createWithoutForks(Path base, Instant start) throws IOException {
        try {
            RunDirectory run = new RunDirectory(unused(base, NAME.format(start)));
            run.pointLatestHere(base.resolve(LATEST));
            return run;
        } catch (IOException e) {
            throw new IOException("cannot write to " + base + ": " + reason(e), e);
        }
    }

    /** A convenience: no run is refused for want of it, and no file of the user is replaced. */
    private void pointLatestHere(Path latest) {
        if (Files.exists(latest, LinkOption.NOFOLLOW_LINKS) && !Files.isSymbolicLink(latest)) {
            return;
        }
        Path link = latest.resolveSibling("." + LATEST + "-" + name());
        try {
            Files.createSymbolicLink(link, path.getFileName());
            Files.move(link, latest, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | UnsupportedOperationException e) {
            // A file system without links, such as that of a memory card.
            return;
        }
    }

    /** Two runs may begin in one second. */
    private static Path unused(Path base, String name) throws IOException {
        Files.createDirectories(base);
        for (int i = 1; ; i++) {
            Path path = base.resolve(i == 1 ? name : name + "-" + i);
            if (!Files.exists(path)) {
                return Files.createDirectory(path);
            }
        }
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        return e instanceof FileAlreadyExistsException
                ? e.getMessage() + " is in the way"
                : String.valueOf(e.getMessage());
    }

    /** Its own name, the UTC time of the run's start. */
    public String name() {
        return String.valueOf(path.getFileName());
    }

    /** The files of the fork of that name. */
    public ForkFiles fork(String name) {
        return ForkFiles.in(path, name);
    }

    /** Every fork and slice. */
    public Path runJson() {
        return path.resolve("run.json");
    }

    /** What is drawn of every fork and slice; absent in older runs. */
    public Path historyJson() {
        return path.resolve("history.json");
    }

    /** Every cell. */
    public Path summaryJson() {
        return path.resolve("summary.json");
    }

    /** Where the time of a round trip goes, if that was asked. */
    public Path budgetJson() {
        return path.resolve("budget.json");
    }

    /** The document of curves, if they were asked for. */
    public Path curveJson() {
        return path.resolve("curve.json");
    }

    /** Figures of the service's processes; absent if they were not asked for. */
    public Path measureJson() {
        return path.resolve("measure.json");
    }

    /** Every cell, for tools that read what JMH writes. */
    public Path jmhJson() {
        return path.resolve("jmh.json");
    }

    /** The machine, the JDKs and the libraries. */
    public Path environmentJson() {
        return path.resolve("environment.json");
    }

    /** Whoever writes to the directory holds a lock on it. */
    Path lock() {
        return path.resolve(".lock");
    }

    /** How it was started. */
    public Path startedJson() {
        return path.resolve("started.json");
    }

    /** The forks that are finished, a line each. */
    public Path journal() {
        return path.resolve("journal.jsonl");
    }

    /** The forks that are being measured and count already. */
    public Path underway() {
        return path.resolve("underway.json");
    }

    /** The program of the floors and its source. */
    public Path floor() {
        return path.resolve("floor");
    }

    /** The flame graphs of a run that was asked for them. */
    public Path profiles() {
        return path.resolve("profiles");
    }

    /** The page that shows the run. */
    public Path page() {
        return path.resolve("report").resolve("index.html");
    }

    /** The output of JMH, the forks and their servers. */
    public Path log() {
        return path.resolve("jmh.log");
    }

    private Path forks() {
        return path.resolve("forks");
    }

    private Path latency() {
        return path.resolve("latency");
    }
}
