package dev.loopbench.core.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Native code is unpacked where it may be executed. */
class NativeDirectoryTest {

    private static final Path CACHES = Path.of("/home/alice/.cache");
    private static final List<Path> OTHERS = List.of(Path.of("/tmp"), Path.of("/dev/shm"));
    private static final String ROOT = "/dev/sda1 / ext4 rw,relatime 0 0";
    private static final String HOME = "/dev/sda2 /home ext4 rw,nosuid,noexec 0 0";
    private static final String TEMPORARY = "tmpfs /tmp tmpfs rw,noexec,nodev 0 0";
    private static final String SHARED = "tmpfs /dev/shm tmpfs rw,nosuid 0 0";

    @Test
    void nothingIsSaidWhereTheUsualPlaceWillDo() throws IOException {
        assertThat(NativeDirectory.option(List.of(ROOT, TEMPORARY), CACHES, OTHERS))
                .isEmpty();
        assertThat(NativeDirectory.option(List.of(), CACHES, OTHERS)).isEmpty();
    }

    @Test
    void theFirstPlaceThatWillDoIsNamed() throws IOException {
        assertThat(NativeDirectory.option(List.of(ROOT, HOME), CACHES, OTHERS)).contains("-Djna.tmpdir=/tmp");
        assertThat(NativeDirectory.option(List.of(ROOT, HOME, TEMPORARY, SHARED), CACHES, OTHERS))
                .contains("-Djna.tmpdir=/dev/shm");
    }

    @Test
    void whereNoneWillDoTheCauseAndTheRemedyAreTold() {
        assertThatThrownBy(() -> NativeDirectory.option(List.of(HOME, TEMPORARY), CACHES, List.of(Path.of("/tmp"))))
                .isInstanceOf(IOException.class)
                .hasMessage("native code cannot be loaded: /home/alice/.cache and [/tmp] are mounted noexec; name a"
                        + " directory that is not with JAVA_TOOL_OPTIONS=-Djna.tmpdir=DIR");
    }
}
