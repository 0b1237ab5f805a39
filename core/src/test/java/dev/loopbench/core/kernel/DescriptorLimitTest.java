package dev.loopbench.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DescriptorLimitTest {

    @TempDir
    private Path root;

    @Test
    void theHardLimitCountsSinceJvmsRaiseTheSoftOne() throws IOException {
        limits("Max open files            1024                 20000                files     ");

        assertThat(DescriptorLimit.read(root)).hasValue(20_000);
    }

    @Test
    void noneIsNone() throws IOException {
        limits("Max open files            1024                 unlimited            files     ");

        assertThat(DescriptorLimit.read(root)).isEmpty();
    }

    @Test
    void aKernelThatDoesNotTellHasNone() {
        assertThat(DescriptorLimit.read(root)).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void thisKernelTells() {
        assertThat(DescriptorLimit.ofThisProcess().orElse(Long.MAX_VALUE)).isGreaterThan(16);
    }

    private void limits(String line) throws IOException {
        Path file = Files.createDirectories(root.resolve("proc/self")).resolve("limits");
        Files.writeString(
                file,
                "Limit                     Soft Limit           Hard Limit           Units     \n"
                        + "Max processes             94000                94000                processes \n" + line
                        + "\n");
    }
}
