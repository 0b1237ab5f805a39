package dev.loopbench.results.floor;

import dev.loopbench.core.server.JvmFacts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The program, compiled on this machine.
 *
 * @param path where it is
 * @param compiler what compiled it; stands where a JVM's version does
 * @param build the compiler's flags and the sum of the source; stands where a JVM's options do
 */
public record FloorProgram(Path path, String compiler, List<String> build) {

    /** The source's name. */
    public static final String SOURCE = "floor.c";

    public FloorProgram {
        build = List.copyOf(build);
    }

    /**
     * Why the program cannot be had here; empty if it can, unless it does not compile.
     *
     * @return one line
     */
    public static Optional<String> missing() {
        try {
            CCompiler.find();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Compiles it.
     *
     * @param directory for source and program; made if it is not there
     * @throws IOException when that cannot be done here, saying why in one line
     */
    public static FloorProgram compile(Path directory) throws IOException {
        CCompiler compiler = CCompiler.find();
        byte[] source = source();
        Files.createDirectories(directory);
        Path file = Files.write(directory.resolve(SOURCE), source);
        Path program = directory.toAbsolutePath().resolve("floor");
        compiler.compile(file, program);
        if (!Files.isExecutable(program)) {
            throw new IOException("the floor cannot be executed in " + directory
                    + (Files.exists(program)
                            ? ": is that file system mounted noexec?"
                            : ": the C compiler left no program"));
        }
        List<String> build = new ArrayList<>(CCompiler.FLAGS);
        build.add(SOURCE + ":" + sum(source));
        return new FloorProgram(program, compiler.version(), build);
    }

    private static byte[] source() throws IOException {
        try (InputStream in = FloorProgram.class.getResourceAsStream(SOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the build left no " + SOURCE);
            }
            return in.readAllBytes();
        }
    }

    private static String sum(byte[] source) {
        CRC32 sum = new CRC32();
        sum.update(source);
        return Long.toHexString(sum.getValue());
    }

    /** Facts that stand in a fork's record where other ends have their JVM. */
    JvmFacts facts(long pid) {
        return new JvmFacts(pid, compiler, "none: a program in C", path.toString(), List.of(), 0, build);
    }
}
