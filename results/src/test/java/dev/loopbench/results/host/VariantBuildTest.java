package dev.loopbench.results.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopbench.results.plan.Variant;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VariantBuildTest {

    @TempDir
    private Path directory;

    @Test
    void aLibraryComesBeforeThisBuild() throws IOException {
        String library = jar("library.jar", "io/netty/channel/Channel.class");

        VariantBuild build = VariantBuild.of(variant(library));

        assertThat(build.classPath()).isEqualTo(library + File.pathSeparator + System.getProperty("java.class.path"));
        assertThat(build.hostClass()).isEqualTo(ForkHost.class.getName());
    }

    @Test
    void aBuildOfTheSuiteReplacesThisOneWhateverItsPackagesAreCalled() throws IOException {
        String old = jar(
                "old.jar",
                "dev/loopbench/results/run/ForkHost.class",
                "dev/loopbench/core/process/PrivateChannel.class");
        String library = jar("library.jar", "io/netty/channel/Channel.class");

        VariantBuild build = VariantBuild.of(variant(library, old));

        assertThat(build.classPath()).isEqualTo(library + File.pathSeparator + old);
        assertThat(build.hostClass()).isEqualTo("dev.loopbench.results.run.ForkHost");
    }

    @Test
    void aBuildThatAnswersOnStandardOutputIsRefused() throws IOException {
        String old = jar("old.jar", "dev/loopbench/results/run/ForkHost.class");

        assertThatThrownBy(() -> VariantBuild.of(variant(old)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("base: the build in " + old)
                .hasMessageContaining("too old");
    }

    private static Variant variant(String... jars) {
        return new Variant("base", List.of(), List.of(jars));
    }

    private String jar(String name, String... entries) throws IOException {
        Path jar = directory.resolve(name);
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream file = new JarOutputStream(out)) {
            for (String entry : entries) {
                file.putNextEntry(new JarEntry(entry));
                file.closeEntry();
            }
        }
        return jar.toString();
    }
}
