package dev.loopbench.core.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.ledger.LedgerDirectory;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.record.ForkRecord;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.record.ServerMode;
import dev.loopbench.core.transport.ReferenceTransport;
import dev.loopbench.core.transport.SocketSettings;
import dev.loopbench.core.transport.Traffic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A fork that keeps a ledger, both ends in this process. */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class ForkLedgerTest {

    private static final ForkSpec SPEC = new ForkSpec(
            new ReferenceTransport().name(),
            new ReferenceTransport().name(),
            Placement.FREE,
            ServerMode.IN_PROCESS,
            Traffic.of(new MessageShape(64, 64), 1, 1),
            50);

    private final ClassLoader own = Thread.currentThread().getContextClassLoader();

    @TempDir
    private Path directory;

    private Path notes = Path.of("");
    private ForkFiles files = ForkFiles.in(Path.of(""), "none");

    @BeforeEach
    void keepALedger() throws IOException {
        Files.createDirectory(directory.resolve("forks"));
        Files.createDirectory(directory.resolve("latency"));
        notes = Files.createDirectory(directory.resolve("notes"));
        files = ForkFiles.in(directory, "b01");
        Thread.currentThread().setContextClassLoader(RegisteringLoader.of(own, ReferenceTransport.class, directory));
        System.setProperty(LedgerDirectory.PROPERTY, notes.toString());
    }

    @AfterEach
    void keepNone() {
        Thread.currentThread().setContextClassLoader(own);
        System.clearProperty(LedgerDirectory.PROPERTY);
        System.clearProperty(SocketSettings.NO_DELAY);
    }

    private ForkRecord measured() throws IOException {
        try (Fork fork = new Fork(SPEC, Optional.of(files))) {
            fork.open();
            fork.slice();
            fork.park();
            fork.turn(1);
        }
        return files.read();
    }

    @Test
    void theLedgerStandsBesideTheRecordAndNamesWhatIsMissing() throws IOException {
        ForkRecord record = measured();

        assertThat(record.failure()).isNull();
        assertThat(record.notes()).isEmpty();
        assertThat(files.ledger())
                .content()
                .contains("the client kept no log of its safepoints")
                .doesNotContain("the server kept no log", "did not write down");
    }

    @Test
    void waitsAreDividedAmongThreadsUnlessARequestIsAlone() {
        assertThat(ForkLedger.waiting(false, 4)).isEqualTo(4);
        assertThat(ForkLedger.waiting(true, 4)).isEqualTo(1);
        assertThat(ForkLedger.waiting(false, 0)).isEqualTo(1);
    }

    @Test
    void acknowledgementsAreWaitedForOverTcpWithoutNoDelay() {
        ForkSpec overUnix = new ForkSpec(
                SPEC.server(),
                SPEC.client(),
                SPEC.placement(),
                SPEC.serverMode(),
                SPEC.traffic().over(AddressFamily.UNIX),
                SPEC.slice());
        assertThat(ForkLedger.hasNagle(SPEC)).isFalse();

        System.setProperty(SocketSettings.NO_DELAY, "false");

        assertThat(ForkLedger.hasNagle(SPEC)).isTrue();
        assertThat(ForkLedger.hasNagle(overUnix)).isFalse();
    }

    @Test
    void aLedgerThatCannotBeWrittenIsANoteOfTheRecord() throws IOException {
        Files.createFile(directory.resolve("ledger"));

        ForkRecord record = measured();

        assertThat(record.failure()).isNull();
        assertThat(record.notes()).singleElement().asString().startsWith("the ledger was not written: ");
    }

    @Test
    void aServerThatCannotWriteItsNotesStillReports() throws IOException {
        Files.delete(notes);

        ForkRecord record = measured();

        assertThat(record.failure()).isNull();
        assertThat(record.server()).isNotNull();
        assertThat(record.notes())
                .singleElement()
                .asString()
                .startsWith("the server could not write down which requests it held for long: ");
        assertThat(files.ledger()).content().contains("the server did not write down");
    }
}
