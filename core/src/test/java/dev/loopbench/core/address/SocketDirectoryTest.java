package dev.loopbench.core.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
@EnabledOnOs(OS.LINUX)
class SocketDirectoryTest {

    private static final String PRIVATE = "rwx------";

    @TempDir
    private Path base;

    @Test
    void isForItsUserAloneAndRemovedWithItsFiles() throws IOException {
        SocketDirectory directory = SocketDirectory.create(base);

        assertThat(directory.path()).hasParent(base);
        assertThat(Files.getPosixFilePermissions(directory.path())).isEqualTo(PosixFilePermissions.fromString(PRIVATE));
        Files.createFile(SocketDirectory.nextFile(directory.path()));
        Files.createFile(SocketDirectory.nextFile(directory.path()));
        directory.close();
        directory.close();
        assertThat(base).isEmptyDirectory();
    }

    @Test
    void aLinkInItsPlaceIsNotFollowed() throws IOException {
        Path precious = Files.createDirectory(base.resolve("precious"));
        Path file = Files.createFile(precious.resolve("4711.sock"));
        SocketDirectory directory = SocketDirectory.create(base);
        Files.delete(directory.path());
        Files.createSymbolicLink(directory.path(), precious);

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(directory::close)
                .withMessage(
                        directory.path() + " was exchanged for something that is no directory, and is left as it is");

        assertThat(file).exists();
    }

    @Test
    void onlySocketFilesAreRemovedAndNeverWhatALinkLeadsTo() throws IOException {
        Path precious = Files.createFile(base.resolve("precious"));
        SocketDirectory directory = SocketDirectory.create(base);
        Path link = Files.createSymbolicLink(directory.path().resolve("1.sock"), precious);
        Path foreign = Files.createFile(directory.path().resolve("notes.txt"));

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(directory::close)
                .withMessage(directory.path() + " holds what no run put there, and is left as it is");

        assertThat(link).doesNotExist();
        assertThat(precious).exists();
        assertThat(foreign).exists();
    }

    @Test
    void whatAProcessThatIsGoneLeftIsRemoved() throws Exception {
        DirectoryOwner own = DirectoryOwner.ofThisProcess();
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        Path left = directory(new DirectoryOwner(ended.pid(), own.start(), own.namespace()), PRIVATE);
        Files.createFile(left.resolve("4711.sock"));
        Path ofAnEarlierProcessOfThisNumber =
                directory(new DirectoryOwner(own.pid(), own.start() - 1, own.namespace()), PRIVATE);

        SocketDirectory.removeLeftovers(base);

        assertThat(left).doesNotExist();
        assertThat(ofAnEarlierProcessOfThisNumber).doesNotExist();
    }

    @Test
    void whatIsNotSurelyALeftoverStays() throws Exception {
        DirectoryOwner own = DirectoryOwner.ofThisProcess();
        DirectoryOwner gone = new DirectoryOwner(own.pid(), own.start() - 1, own.namespace());
        Path ofThisProcess = directory(own, PRIVATE);
        Path ofAnotherContainer =
                directory(new DirectoryOwner(own.pid(), own.start() - 1, own.namespace() + 1), PRIVATE);
        Path openToOthers = directory(new DirectoryOwner(own.pid(), own.start() - 2, own.namespace()), "rwxr-xr-x");
        Path withADirectory = directory(new DirectoryOwner(own.pid(), own.start() - 3, own.namespace()), PRIVATE);
        Files.createFile(Files.createDirectory(withADirectory.resolve("more")).resolve("file"));
        Path ofAnotherName = Files.createDirectory(
                base.resolve("loopbench-" + gone + "-x"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(PRIVATE)));
        Path link = Files.createSymbolicLink(base.resolve("loopbench-" + gone), ofThisProcess);

        SocketDirectory.removeLeftovers(base);

        assertThat(ofThisProcess).isDirectory();
        assertThat(ofAnotherContainer).isDirectory();
        assertThat(openToOthers).isDirectory();
        assertThat(withADirectory.resolve("more").resolve("file")).isRegularFile();
        assertThat(ofAnotherName).isDirectory();
        assertThat(link).isSymbolicLink();
    }

    @Test
    void nothingIsRemovedWhereNothingIs() {
        SocketDirectory.removeLeftovers(base.resolve("nowhere"));

        assertThat(base).isEmptyDirectory();
    }

    @Test
    void aBaseThatIsNotThereIsNamedWithTheReason() {
        Path nowhere = base.resolve("nowhere");

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> SocketDirectory.create(nowhere))
                .withMessage("no sockets can be made in " + nowhere + ": there is no such directory");
    }

    @Test
    void aBaseThatCannotBeWrittenToIsNamedWithTheReason() throws IOException {
        Path locked = Files.createDirectory(
                base.resolve("locked"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-x------")));
        assumeThat(Files.isWritable(locked)).as("this user may write anywhere").isFalse();

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> SocketDirectory.create(locked))
                .withMessage("no sockets can be made in " + locked + ": permission denied");
    }

    @Test
    void aBaseThatTakesNoDirectoriesIsNamedWithTheReason() {
        Path kernels = Path.of("/proc/self/ns");

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> SocketDirectory.create(kernels))
                .withMessageStartingWith("no sockets can be made in " + kernels + ": ");
    }

    @Test
    void aPathThatNoSocketCanHaveIsNamedWithItsLength() {
        Path deep = base.resolve("x".repeat(SocketDirectory.LONGEST_PATH));

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> SocketDirectory.create(deep))
                .withMessageStartingWith("no sockets can be made in " + deep + ": their paths would have ")
                .withMessageEndingWith(" bytes, 106 are allowed");
    }

    private Path directory(DirectoryOwner owner, String permissions) throws IOException {
        Path directory = Files.createDirectory(base.resolve("loopbench-" + owner));
        return Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(permissions));
    }
}
