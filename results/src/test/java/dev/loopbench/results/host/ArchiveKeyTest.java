package dev.loopbench.results.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.loopbench.core.jdk.Jdk;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveKeyTest {

    private static final List<String> OPTIONS = List.of("-Xmx256m");

    @TempDir
    private Path directory;

    @Test
    void isTheSameAsLongAsNothingChanges() throws IOException {
        String jar = jar("a.jar", "one");

        assertThat(key(OPTIONS, jar))
                .isEqualTo(key(OPTIONS, jar))
                .satisfies(key -> assertThat(key.text()).matches("[0-9a-f]{32}"));
    }

    @Test
    void changesWithTheBuildTheOptionsAndTheClassPath() throws IOException {
        String jar = jar("a.jar", "one");
        ArchiveKey before = key(OPTIONS, jar);

        assertThat(key(List.of("-Xmx512m"), jar)).isNotEqualTo(before);
        assertThat(key(OPTIONS, jar + File.pathSeparator + jar("b.jar", "one"))).isNotEqualTo(before);

        Files.setLastModifiedTime(Path.of(jar), FileTime.fromMillis(1_000_000));

        assertThat(key(OPTIONS, jar)).as("the same bytes, built again").isNotEqualTo(before);
    }

    @Test
    void aClassPathThatIsNotThereHasNone() {
        assertThatIOException()
                .isThrownBy(() -> key(OPTIONS, directory.resolve("gone.jar").toString()));
    }

    private static ArchiveKey key(List<String> options, String classPath) throws IOException {
        return ArchiveKey.of(Jdk.running(), options, classPath);
    }

    private String jar(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content).toString();
    }
}
