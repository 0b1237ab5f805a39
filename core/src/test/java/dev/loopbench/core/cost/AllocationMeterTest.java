package dev.loopbench.core.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.placement.IoThreads.IoThread;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
@Timeout(20)
class AllocationMeterTest {

    private static final int ARRAYS = 10_000;
    private static final long ALL = ARRAYS * 1016L; // 1000 bytes, and 16 of header
    private static final long LITTLE = ALL / 50; // what handing over work allocates

    private final IoThreads threads = IoThreads.free("allocation");
    private final AllocationMeter meter = new AllocationMeter(threads::running);
    private final Worker worker = new Worker();
    private volatile Object kept = "";

    @AfterEach
    void end() throws InterruptedException {
        worker.end();
    }

    @Test
    void tellsWhatAnIoThreadAllocatesAndNothingOfOthers() throws Exception {
        threads.factory("io").newThread(worker).start();
        worker.does(() -> {});

        assertThat(allocatedWhile(() -> worker.does(this::allocate))).isCloseTo(ALL, within(LITTLE));
        assertThat(allocatedWhile(this::allocate)).isLessThan(LITTLE);
    }

    @Test
    void findsThreadsOfTheJdkByTheNameThatTheKernelHasCut() throws Exception {
        new Thread(worker, "started-elsewhere-1").start();
        worker.does(() -> {});
        threads.adopt("started-elsewhe"::equals);

        assertThat(allocatedWhile(() -> worker.does(this::allocate))).isCloseTo(ALL, within(LITTLE));
    }

    @Test
    void tellsNothingOfAThreadThatIsNoneOfTheJvms() throws InterruptedException {
        new Thread(worker, "for the end").start();

        assertThat(new AllocationMeter(() -> List.of(new IoThread("elsewhere", 1))).bytes())
                .isEmpty();
    }

    @Test
    void aThreadThatHasEndedHasNoAccount() throws InterruptedException {
        Worker brief = new Worker();
        Thread thread = threads.factory("io").newThread(brief);
        thread.start();
        new Thread(worker, "for the end").start();
        brief.does(() -> {});
        assertThat(meter.bytes()).isPresent();
        brief.end();
        thread.join();

        assertThat(meter.bytes()).isEmpty();
    }

    private long allocatedWhile(Worker.Work work) throws Exception {
        long before = meter.bytes().orElseThrow();
        work.run();
        return meter.bytes().orElseThrow() - before;
    }

    private void allocate() {
        for (int i = 0; i < ARRAYS; i++) {
            kept = new byte[1000];
        }
        assertThat(kept).isNotNull();
    }
}
