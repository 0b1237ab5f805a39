package dev.loopbench.core.jdk;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Options that a JVM does not take are found before anything is measured. */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class JvmTrialTest {

    @TempDir
    private Path home;

    @Test
    void goodOptionsPass() {
        assertThatCode(() -> JvmTrial.check(Jdk.running(), List.of("-Xmx64m", JvmOptions.IGNORE_UNKNOWN)))
                .doesNotThrowAnyException();
    }

    @Test
    void aMisspeltOptionIsToldThoughUnknownOnesAreIgnored() {
        assertThatThrownBy(
                        () -> JvmTrial.check(Jdk.running(), List.of(JvmOptions.IGNORE_UNKNOWN, "-XX:+UseNoSuchThing")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("does not start")
                .hasMessageContaining("Unrecognized VM option 'UseNoSuchThing'");
    }

    @Test
    void aLauncherThatFailsIsToldWithItsOwnWords() throws Exception {
        Jdk broken = new Jdk(home, Runtime.version(), "nobody");
        Files.createDirectory(home.resolve("bin"));
        Files.writeString(broken.launcher(), "#!/bin/sh\necho cannot execute binary file >&2\nexit 1\n");
        Files.setPosixFilePermissions(broken.launcher(), PosixFilePermissions.fromString("rwx------"));

        assertThatThrownBy(() -> JvmTrial.check(broken, List.of()))
                .isInstanceOf(IOException.class)
                .hasMessage("a JVM of " + home + " does not start (exit code 1); it said: cannot execute binary file");
    }
}
