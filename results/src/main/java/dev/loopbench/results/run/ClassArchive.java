package dev.loopbench.results.run;

import dev.loopbench.core.jdk.Jdk;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The classes of the forks as the JVM keeps them in memory, in a file (class data sharing): both JVMs of every fork
 * would otherwise parse and verify the same two thousand. It shortens their start and changes nothing of the code that
 * the compilers make.
 *
 * <p>Made anew for each run: an archive is good for one JDK and one class path only.
 */
final class ClassArchive implements Closeable {

    private static final long SECONDS = 60;

    private final Path directory;

    private ClassArchive(Path directory) {
        this.directory = directory;
    }

    /**
     * Has a JVM of that JDK go through a rehearsal.
     *
     * @param options those of the forks
     * @param directory to be made for the archive, and removed with it
     * @param log where the JVM's words go
     * @throws IOException when that left no archive
     */
    static ClassArchive make(Jdk jdk, List<String> options, Path directory, ProcessBuilder.Redirect log)
            throws IOException {
        ClassArchive archive = new ClassArchive(directory);
        // A run that was killed left its own.
        archive.close();
        Files.createDirectory(directory);
        try {
            archive.rehearse(jdk, options, log);
        } catch (IOException e) {
            archive.close();
            throw e;
        }
        return archive;
    }

    private void rehearse(Jdk jdk, List<String> options, ProcessBuilder.Redirect log) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(jdk.launcher().toString());
        command.addAll(options);
        command.add("-XX:ArchiveClassesAtExit=" + file());
        // Nothing is measured, so another run may go on meanwhile.
        command.add("-Djmh.ignoreLock=true");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Rehearsal.class.getName()));
        command.add(directory.resolve("records").toString());
        Process rehearsal = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        try {
            if (!rehearsal.waitFor(SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("the rehearsal took longer than " + SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted during the rehearsal", e);
        } finally {
            rehearsal.destroyForcibly();
        }
        if (rehearsal.exitValue() != 0 || !Files.exists(file())) {
            throw new IOException("the rehearsal ended with " + rehearsal.exitValue() + "; its words are in the log");
        }
    }

    /** The option that has a JVM use it. */
    String option() {
        return "-XX:SharedArchiveFile=" + file();
    }

    private Path file() {
        return directory.resolve("classes.jsa");
    }

    @Override
    public void close() throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
