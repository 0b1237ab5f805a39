package dev.loopbench.results.launch;

import dev.loopbench.results.plan.PlanRequest;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of the build that a run measures, so that forks of two builds are never taken for one cell. */
final class BuildFiles {

    private BuildFiles() {}

    /** This program's class path and those of the variants: path, size and time of each file, one line each. */
    static List<String> of(PlanRequest request) {
        Stream<String> own =
                Pattern.compile(Pattern.quote(File.pathSeparator)).splitAsStream(System.getProperty("java.class.path"));
        Stream<String> others = request.subjects().variants().stream().flatMap(variant -> variant.classPath().stream());
        return Stream.concat(own, others)
                .map(Path::of)
                .filter(Files::isRegularFile)
                .map(BuildFiles::describe)
                .toList();
    }

    private static String describe(Path file) {
        try {
            return file.toRealPath() + ", " + Files.size(file) + " bytes, " + Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
