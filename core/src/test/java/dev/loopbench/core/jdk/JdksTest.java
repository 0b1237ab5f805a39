package dev.loopbench.core.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdksTest {

    @TempDir
    Path root;

    @Test
    void findsTheRunningOne() {
        assertThat(Jdks.find()).contains(Jdk.running());
        assertThat(Jdk.running().feature()).isEqualTo(Runtime.version().feature());
    }

    @Test
    void looksWhereTheyAreInstalledAndSortsByVersion() throws IOException {
        Path user = root.resolve("home/somebody");
        install("usr/lib/jvm/debian-17", "17.0.15", "Debian");
        install("opt/jdk-25", "25.0.3", "Eclipse Adoptium");
        install("opt/java/openjdk", "21", "Eclipse Adoptium");
        install("home/somebody/.sdkman/candidates/java/26-ea", "26-ea", "Oracle Corporation");
        install("opt/other", "24", "nobody looks here");

        assertThat(Jdks.among(Jdks.installed(root, user)))
                .extracting(jdk -> jdk.version().toString())
                .containsExactly("17.0.15", "21", "25.0.3", "26-ea");
    }

    @Test
    void countsOneThatIsLinkedOnce() throws IOException {
        Path home = install("usr/lib/jvm/jdk-25", "25.0.3", "Eclipse Adoptium");
        Path link = Files.createSymbolicLink(root.resolve("usr/lib/jvm/default"), home);

        assertThat(Jdks.among(List.of(link, home))).singleElement().satisfies(jdk -> {
            assertThat(jdk.home()).isEqualTo(home.toRealPath());
            assertThat(jdk.feature()).isEqualTo(25);
            assertThat(jdk.vendor()).isEqualTo("Eclipse Adoptium");
            assertThat(jdk.launcher()).isExecutable();
        });
    }

    @Test
    void leavesOutWhatIsTooOldOrNoJdk() throws IOException {
        Path old = install("usr/lib/jvm/jdk-11", "11.0.2", "Oracle Corporation");
        Path ancient = install("usr/lib/jvm/jdk-8", "1.8.0_292", "Oracle Corporation");
        Path empty = Files.createDirectories(root.resolve("usr/lib/jvm/openjdk-17"));
        Path absent = root.resolve("usr/lib/jvm/absent");

        assertThat(Jdks.among(List.of(old, ancient, empty, absent))).isEmpty();
    }

    private Path install(String place, String version, String vendor) throws IOException {
        Path home = Files.createDirectories(root.resolve(place));
        Files.writeString(
                home.resolve("release"), "IMPLEMENTOR=\"" + vendor + "\"\nJAVA_VERSION=\"" + version + "\"\n");
        Path bin = Files.createDirectory(home.resolve("bin"));
        Files.createFile(
                bin.resolve("java"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        return home;
    }
}
