package dev.loopbench.core.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacementsTest {

    @TempDir
    Path root;

    @Test
    void oneProcessorHoldsBothEndsOnly() throws IOException {
        Placements placements =
                new Placements(new FakeMachine(root, "0").cpu(0, 0, "0", "0").topology());

        assertHeld(placements, Placement.SAME_CORE, "0", "0");
        assertMissing(placements, Placement.SMT, "no two of them are hardware threads of one core");
        assertMissing(placements, Placement.CROSS_CORE, "(this process may use processor 0)");
        assertMissing(placements, Placement.CROSS_SOCKET, "all of them are on one socket");
    }

    @Test
    void twoCoresAreNoHardwareThreadsOfOne() throws IOException {
        Placements placements = new Placements(new FakeMachine(root, "0-1")
                .cpu(0, 0, "0", "0-1")
                .cpu(1, 0, "1", "0-1")
                .topology());

        assertHeld(placements, Placement.SAME_CORE, "1", "1");
        assertHeld(placements, Placement.CROSS_CORE, "0", "1");
        assertMissing(placements, Placement.SMT, "(this process may use processors 0-1)");
        assertMissing(placements, Placement.CROSS_SOCKET, "all of them are on one socket");
    }

    @Test
    void hardwareThreadsOfOneCoreAreNoTwoCores() throws IOException {
        Placements placements = new Placements(new FakeMachine(root, "0-1")
                .cpu(0, 0, "0-1", "0-1")
                .cpu(1, 0, "0-1", "0-1")
                .topology());

        assertHeld(placements, Placement.SMT, "0", "1");
        assertMissing(placements, Placement.CROSS_CORE, "no two of them are cores behind one last-level cache");
    }

    @Test
    void twoSocketsHaveEverything() throws IOException {
        Placements placements = new Placements(new FakeMachine(root, "0-7")
                .cpu(0, 0, "0,4", "0,2,4,6")
                .cpu(1, 1, "1,5", "1,3,5,7")
                .cpu(2, 0, "2,6", "0,2,4,6")
                .cpu(3, 1, "3,7", "1,3,5,7")
                .cpu(4, 0, "0,4", "0,2,4,6")
                .cpu(5, 1, "1,5", "1,3,5,7")
                .cpu(6, 0, "2,6", "0,2,4,6")
                .cpu(7, 1, "3,7", "1,3,5,7")
                .topology());

        assertHeld(placements, Placement.SAME_CORE, "7", "7");
        assertHeld(placements, Placement.SMT, "3", "7");
        assertHeld(placements, Placement.CROSS_CORE, "5", "7");
        assertHeld(placements, Placement.CROSS_SOCKET, "6", "7");
    }

    @Test
    void coresWithCachesOfTheirOwnAreNoCrossCorePair() throws IOException {
        Placements placements = new Placements(new FakeMachine(root, "0-1")
                .cpu(0, 0, "0", "0")
                .cpu(1, 0, "1", "1")
                .topology());

        assertMissing(placements, Placement.CROSS_CORE, "no two of them are cores behind one last-level cache");
    }

    @Test
    void freeLeavesAllProcessorsToTheScheduler() throws IOException {
        Placements placements = new Placements(new FakeMachine(root, "0,2").topology());

        assertThat(placements.assign(Placement.FREE)).hasValueSatisfying(assignment -> {
            assertThat(assignment.held()).isFalse();
            assertThat(assignment.shared()).isFalse();
            assertThat(assignment.client()).containsExactly(0, 2);
            assertThat(assignment.server()).containsExactly(0, 2);
        });
    }

    private static void assertHeld(Placements placements, Placement placement, String client, String server) {
        assertThat(placements.assign(placement)).hasValueSatisfying(assignment -> {
            assertThat(CpuList.format(assignment.client())).isEqualTo(client);
            assertThat(CpuList.format(assignment.server())).isEqualTo(server);
            assertThat(assignment.held()).isTrue();
            assertThat(assignment.shared()).isEqualTo(client.equals(server));
        });
    }

    private static void assertMissing(Placements placements, Placement placement, String why) {
        assertThat(placements.assign(placement)).isEmpty();
        assertThat(placements.missing(placement)).contains(why);
    }
}
