package dev.loopbench.results.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loopbench.core.transport.ReferenceTransport;
import dev.loopbench.core.transport.Transport;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A transport that comes from somewhere else, in a jar of its own, is listed and measured like any. */
@Timeout(180)
@Tag("slow")
class ForeignTransportIT {

    @TempDir
    private Path outputs;

    @Test
    void isMeasuredFromAJarOutsideTheModules() throws Exception {
        Path jar = foreignJar();
        String name = new ReferenceTransport().name();
        Process run = BuiltJar.start(
                outputs,
                List.of("-cp", BuiltJar.path() + File.pathSeparator + jar, Loopbench.class.getName()),
                "run",
                "--transports=" + name,
                "--workloads=round-trip",
                "--placements=same-core",
                "--blocks=1",
                "--warmup=100ms",
                "--measure=300ms",
                "--output=" + outputs.resolve("runs"));

        BuiltJar.Ended ended = BuiltJar.await(run, outputs);

        assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
        JsonNode cell = new ObjectMapper()
                .readTree(outputs.resolve("runs/latest/summary.json").toFile())
                .at("/cells/0");
        assertThat(cell.at("/transport").asText()).isEqualTo(name);
        assertThat(cell.at("/status").asText()).isEqualTo("measured");
        assertThat(cell.at("/metrics/p50_us_all/value").asDouble()).isPositive();
    }

    @Test
    void standsForItsModelInTheStarBecauseItSaysSo() throws Exception {
        Process run = BuiltJar.start(
                outputs,
                List.of("-cp", BuiltJar.path() + File.pathSeparator + foreignJar(), Loopbench.class.getName()),
                "run",
                "--profile=standard",
                "--dry-run");

        BuiltJar.Ended ended = BuiltJar.await(run, outputs);

        assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
        String stream = ended.out()
                .lines()
                .dropWhile(line -> !line.startsWith("stream, "))
                .skip(1)
                .findFirst()
                .orElseThrow();
        assertThat(stream.strip().split(", "))
                .contains(new ReferenceTransport().name(), "nio-select")
                .doesNotContain("blocking-socket");
    }

    /** The contract's reference transport, packed with a registration of its own. */
    private Path foreignJar() throws Exception {
        Path origin = Path.of(ReferenceTransport.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Path jar = outputs.resolve("foreign.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            if (Files.isDirectory(origin)) {
                pack(origin, out);
            } else {
                try (FileSystem tests = FileSystems.newFileSystem(origin, Map.of())) {
                    pack(tests.getPath("/"), out);
                }
            }
            out.putNextEntry(new JarEntry("META-INF/services/" + Transport.class.getName()));
            out.write(ReferenceTransport.class.getName().getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }

    private static void pack(Path root, JarOutputStream out) throws IOException {
        String place = ReferenceTransport.class.getPackageName().replace('.', '/');
        try (Stream<Path> files = Files.list(root.resolve(place))) {
            for (Path file : files.filter(
                            path -> path.getFileName().toString().matches("(Reference.*|Joining)\\.class"))
                    .toList()) {
                out.putNextEntry(new JarEntry(place + "/" + file.getFileName()));
                try (InputStream in = Files.newInputStream(file)) {
                    in.transferTo(out);
                }
            }
        }
    }
}
