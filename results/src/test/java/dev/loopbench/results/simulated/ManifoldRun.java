package dev.loopbench.results.simulated;

import dev.loopbench.results.files.RunDirectory;
import dev.loopbench.results.plan.Plan;
import dev.loopbench.results.store.Summary;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The run of {@link SimulatedRun#manifoldPlan}, written. To write it takes a second or more, so the tests of a JVM share one original:
 * who only reads its summary asks for that, who needs its files has a copy of them.
 */
public final class ManifoldRun {

    private ManifoldRun() {}

    /** Made when it is first needed; a class's initialisation is safe from several threads. */
    private static final class Original {

        static final Path BASE = base();
        static final RunDirectory DIRECTORY;
        static final Summary SUMMARY;

        static {
            try {
                Plan plan = SimulatedRun.manifoldPlan();
                SimulatedRun run = new SimulatedRun(BASE).manifold(plan);
                SUMMARY = run.write(plan);
                DIRECTORY = run.directory();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Path base() {
            try {
                Path base = Files.createTempDirectory("manifold-run");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(base), "deletes-" + base));
                return base;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void delete(Path base) {
            try (Stream<Path> files = Files.walk(base)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            } catch (IOException e) {
                // It lies where the system deletes what is left.
                return;
            }
        }
    }

    /** Its summary. */
    public static Summary summary() {
        return Original.SUMMARY;
    }

    /** A copy of its directory in another one. */
    public static RunDirectory copiedTo(Path base) throws IOException {
        Path original = Original.DIRECTORY.path();
        Path copy = base.resolve(original.getFileName());
        List<Path> files;
        try (Stream<Path> all = Files.walk(original)) {
            files = all.toList();
        }
        Files.createDirectories(base);
        for (Path file : files) {
            Files.copy(file, copy.resolve(original.relativize(file)));
        }
        return new RunDirectory(copy);
    }
}
