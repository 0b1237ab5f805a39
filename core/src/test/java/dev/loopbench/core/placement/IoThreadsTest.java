package dev.loopbench.core.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.loopbench.core.placement.Placements.Assignment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
@Timeout(20)
class IoThreadsTest {

    private final SortedSet<Integer> last = CpuList.parse(Integer.toString(
            CpuList.parse(allowed(ThreadAffinity.currentThread())).last()));
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    @Test
    void pinsAndCountsAThreadForAsLongAsItRuns() throws InterruptedException {
        IoThreads threads = IoThreads.pinned("client", last);
        Thread thread = start(threads.factory("io").newThread(this::runUntilEnded));

        assertThat(threads.running()).singleElement().satisfies(one -> {
            assertThat(one.name()).isEqualTo("client-io-0");
            assertThat(allowed(one.tid())).isEqualTo(CpuList.format(last));
        });

        end(thread);
        assertThat(threads.running()).isEmpty();
    }

    @Test
    void leavesAThreadToTheSchedulerWhereNothingIsHeld() throws InterruptedException {
        IoThreads threads = IoThreads.free("client");
        Thread thread = start(threads.factory("io").newThread(this::runUntilEnded));

        assertThat(threads.cpus()).isEmpty();
        assertThat(threads.running())
                .singleElement()
                .satisfies(one -> assertThat(allowed(one.tid())).isEqualTo(allowed(ThreadAffinity.currentThread())));
        end(thread);
    }

    @Test
    void aClientsThreadsAreHeldWhereItsProcessorsAreItsOwn() {
        assertThat(IoThreads.ofClient(new Assignment(last, last, true)).cpus()).isEqualTo(last);
        assertThat(IoThreads.ofClient(new Assignment(last, last, false)).cpus()).isEmpty();
    }

    @Test
    void adoptsThreadsThatOthersStartedAndLetsThemGo() throws InterruptedException {
        IoThreads threads = IoThreads.pinned("client", last);
        Thread thread = start(new Thread(this::runUntilEnded, "somebody-elses-thread"));

        threads.adopt("somebody-elses-"::startsWith);
        threads.adopt("somebody-elses-"::startsWith);
        assertThat(threads.running()).singleElement().satisfies(one -> {
            assertThat(one.name()).isEqualTo("somebody-elses-");
            assertThat(allowed(one.tid())).isEqualTo(CpuList.format(last));
        });

        threads.releaseAdopted();
        assertThat(threads.running()).isEmpty();
        assertThat(thread.isAlive()).isTrue();
        end(thread);
    }

    @Test
    void movesTheThreadsThatRunAndThoseThatAreYetToCome() throws InterruptedException {
        SortedSet<Integer> all = Topology.ofThisProcess().ids();
        IoThreads threads = IoThreads.pinned("client", last);
        Thread thread = start(threads.factory("io").newThread(this::runUntilEnded));

        threads.place(all, true);

        assertThat(threads.running())
                .singleElement()
                .satisfies(one -> assertThat(allowed(one.tid())).isEqualTo(CpuList.format(all)));
        assertThat(threads.cpus()).isEqualTo(all);
        end(thread);
    }

    @Test
    void threadsThatTheSchedulerPlacesAreNotMoved() {
        assertThatIllegalStateException()
                .isThrownBy(() -> IoThreads.free("client").place(last, true))
                .withMessage("the scheduler places the threads of the client");
    }

    private Thread start(Thread thread) throws InterruptedException {
        thread.start();
        started.await();
        return thread;
    }

    private void end(Thread thread) throws InterruptedException {
        ended.countDown();
        thread.join();
    }

    private void runUntilEnded() {
        started.countDown();
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String allowed(int tid) {
        try {
            return Files.readAllLines(Path.of("/proc/self/task", Integer.toString(tid), "status")).stream()
                    .filter(line -> line.startsWith("Cpus_allowed_list:"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
