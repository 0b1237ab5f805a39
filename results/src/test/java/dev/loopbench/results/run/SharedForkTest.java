package dev.loopbench.results.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.measurement.Fork;
import dev.loopbench.core.measurement.ForkFiles;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.record.ForkRecord;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.record.ServerMode;
import dev.loopbench.core.record.SliceRecord;
import dev.loopbench.core.transport.Serving;
import dev.loopbench.core.transport.Traffic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two forks on one pair of ends: one connection, and full windows on several. */
@Timeout(60)
class SharedForkTest {

    private static final Traffic ONE = Traffic.of(new MessageShape(64, 64), 1, 1);
    private static final Traffic MANY = ONE.onConnections(4).withWindow(8);
    private static final int SLICE = 200;

    @TempDir
    private Path directory;

    private ForkFiles ofOne;
    private ForkFiles ofMany;

    @BeforeEach
    void makeFolders() throws IOException {
        Files.createDirectory(directory.resolve("forks"));
        Files.createDirectory(directory.resolve("latency"));
        ofOne = ForkFiles.in(directory, "one");
        ofMany = ForkFiles.in(directory, "many");
    }

    @ParameterizedTest
    @ValueSource(strings = {"blocking-socket", "blocking-channel", "nio-select", "nio-async", "netty-nio"})
    void bothLoadsTakeTurnsWithOneServer(String transport) throws IOException {
        ForkSpec one = spec(transport, Placement.SAME_CORE, ONE);
        try (Fork first = new Fork(one, Optional.of(ofOne))) {
            first.open();
            try (Fork further = first.sharing(spec(transport, Placement.SAME_CORE, MANY), Optional.of(ofMany))) {
                further.open();
                first.park();
                further.park();
                for (int round = 1; round <= 3; round++) {
                    first.turn(round);
                    further.turn(round);
                }
                first.finish();
                // What was left of the one does not end the other.
                further.turn(4);
            }
        }

        assertThat(turns(ofOne.read())).isEqualTo(3);
        ForkRecord many = ofMany.read();
        assertThat(turns(many)).isEqualTo(4);
        assertThat(many.spec().traffic()).isEqualTo(MANY);
        assertThat(many.failure()).isNull();
        assertThat(many.slices())
                .allSatisfy(slice -> assertThat(slice.trips().count()).isGreaterThanOrEqualTo(SLICE));
    }

    @Test
    void aServerThatWouldHaveToDoSomethingElseIsNotShared() throws IOException {
        ForkSpec one = spec("blocking-channel", Placement.SAME_CORE, ONE);
        try (Fork first = new Fork(one, Optional.of(ofOne))) {
            first.open();
            Fork further = first.sharing(
                    spec("blocking-channel", Placement.SAME_CORE, MANY.servedBy(new Serving(1000, 0, 1))),
                    Optional.of(ofMany));

            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(further::open)
                    .withMessageContaining("the server that runs cannot serve");
        }
    }

    private static ForkSpec spec(String transport, Placement placement, Traffic traffic) {
        return new ForkSpec(transport, transport, placement, ServerMode.IN_PROCESS, traffic, SLICE);
    }

    private static long turns(ForkRecord record) {
        return record.slices().stream().filter(SliceRecord::isTurn).count();
    }
}
