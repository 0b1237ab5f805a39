package dev.loopbench.results.host;

import dev.loopbench.core.jdk.Jdk;
import dev.loopbench.core.jdk.JvmOptions;
import dev.loopbench.core.process.FiniteCommand;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The classes of the forks as the JVM keeps them in memory, in a file (class data sharing): both JVMs of every fork
 * would otherwise parse and verify the same two thousand. It shortens their start and changes nothing of the code that
 * the compilers make.
 *
 * <p>An archive is good for one JDK, one class path and one set of options. It is made once for these and kept in the user's cache;
 * the JVM itself checks that it fits, and goes without if not. Where the cache cannot be written it is the run's alone.
 */
final class ClassArchive implements Closeable {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int KEPT = 8;

    private final Path file;
    private final Path work;

    private ClassArchive(Path file, Path work) {
        this.file = file;
        this.work = work;
    }

    /**
     * The archive for JVMs of that JDK; makes it if there is none yet, which takes a rehearsal of some seconds.
     *
     * @param options those of the forks
     * @param cache where archives are kept; made if it is not there
     * @param work a directory to be made for what is this run's alone, and removed with it
     * @param log where the JVM's words go
     * @throws IOException when there is none in the end
     */
    static ClassArchive of(Jdk jdk, List<String> options, Path cache, Path work, ProcessBuilder.Redirect log)
            throws IOException {
        Path kept = cache.resolve(ArchiveKey.of(jdk, options).text() + ".jsa");
        ClassArchive archive = new ClassArchive(kept, work);
        if (Files.isRegularFile(kept)) {
            return archive;
        }
        // A run that was killed left its own.
        archive.close();
        Files.createDirectory(work);
        try {
            Path made = work.resolve("classes.jsa");
            rehearse(jdk, options, made, work, log);
            return keep(made, cache, kept) ? archive : new ClassArchive(made, work);
        } catch (IOException e) {
            archive.close();
            throw e;
        }
    }

    /**
     * Finds out which classes forks need, and archives them. The archive is one that needs no other: one on top of the JDK's own
     * would be refused in part, with three errors in each JVM, since that was made without the option for native access.
     */
    private static void rehearse(Jdk jdk, List<String> options, Path made, Path work, ProcessBuilder.Redirect log)
            throws IOException {
        Path classes = work.resolve("classes.txt");
        List<String> rehearsal = command(jdk, options);
        rehearsal.add("-XX:DumpLoadedClassList=" + classes);
        // Nothing is measured, so another run may go on meanwhile.
        rehearsal.add("-Djmh.ignoreLock=true");
        rehearsal.add(Rehearsal.class.getName());
        rehearsal.add(work.resolve("records").toString());
        run("the rehearsal", rehearsal, classes, log);
        // Only this collector can archive objects, too, such as the graph of modules; others can read them.
        List<String> dump = command(jdk, JvmOptions.with(options, List.of("-XX:+UseG1GC")));
        dump.addAll(List.of("-Xshare:dump", "-XX:SharedClassListFile=" + classes, "-XX:SharedArchiveFile=" + made));
        run("the JVM that archives classes", dump, made, log);
    }

    private static List<String> command(Jdk jdk, List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(jdk.launcher().toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        return command;
    }

    private static void run(String name, List<String> command, Path made, ProcessBuilder.Redirect log)
            throws IOException {
        FiniteCommand.Outcome outcome = FiniteCommand.run(name, command, LIMIT);
        HostLog words = HostLog.at(log);
        outcome.said().lines().forEach(words::take);
        if (!outcome.isGood() || !Files.exists(made)) {
            throw new IOException(name + " ended with exit code " + outcome.code()
                    + outcome.said().quoted());
        }
    }

    /** Whether it could be put into the cache, where others see it whole or not at all. */
    private static boolean keep(Path made, Path cache, Path kept) {
        try {
            Files.createDirectories(
                    cache, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path part = cache.resolve(
                    kept.getFileName() + "." + ProcessHandle.current().pid());
            Files.copy(made, part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, kept, StandardCopyOption.ATOMIC_MOVE);
            prune(cache);
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** Builds come and go; the newest archives stay. A JVM that has one open keeps it. */
    private static void prune(Path cache) throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            List<Path> oldestLast = files.filter(Files::isRegularFile)
                    .sorted(Comparator.comparing((Path file) -> file.toFile().lastModified())
                            .reversed())
                    .toList();
            for (Path old : oldestLast.subList(Math.min(KEPT, oldestLast.size()), oldestLast.size())) {
                Files.deleteIfExists(old);
            }
        }
    }

    /** The option that has a JVM use it. */
    String option() {
        return "-XX:SharedArchiveFile=" + file;
    }

    /** Removes what is the run's alone. */
    @Override
    public void close() throws IOException {
        if (!Files.exists(work)) {
            return;
        }
        try (Stream<Path> files = Files.walk(work)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
