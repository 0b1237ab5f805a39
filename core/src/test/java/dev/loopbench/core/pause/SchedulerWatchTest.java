package dev.loopbench.core.pause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.loopbench.core.cost.JvmThreadKind;
import dev.loopbench.core.placement.ThreadAffinity;
import dev.loopbench.core.placement.Topology;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against pauses that are made on purpose. */
@Timeout(60)
class SchedulerWatchTest {

    private final PauseLog log = new PauseLog();
    private final long self = ProcessHandle.current().pid();

    private SchedulerWatch.Threads self(int cpu) {
        return new SchedulerWatch.Threads(cpu, self, List.of(ThreadAffinity.currentThread()));
    }

    /** The thread that a JVM was started by. */
    private SchedulerWatch.Threads idle() {
        return new SchedulerWatch.Threads(0, self, List.of((int) self));
    }

    /** Two processes want one processor: this thread waits for the other's. */
    @Test
    void aThreadWhoseProcessorAnotherProcessUsesWaits() throws IOException, InterruptedException {
        int cpu = Topology.ofThisProcess().ids().first();
        SortedSet<Integer> before = new TreeSet<>(Topology.ofThisProcess().ids());
        Process rival =
                new ProcessBuilder("taskset", "-c", Integer.toString(cpu), "sh", "-c", "while :; do :; done").start();
        assumeThat(rival.isAlive()).isTrue();
        try (SchedulerWatch watch = SchedulerWatch.of(log, self(cpu), self(cpu))) {
            ThreadAffinity.bind(ThreadAffinity.currentThread(), new TreeSet<>(List.of(cpu)));
            List<Pause> found = List.of();
            long begin = System.nanoTime();
            watch.begin(begin);
            for (int i = 0; i < 100 && found.isEmpty(); i++) {
                spin();
                watch.sample(System.nanoTime(), 0, 1);
                found = log.drain();
            }

            assertThat(found).isNotEmpty().allSatisfy(pause -> {
                assertThat(pause.kind()).isEqualTo(PauseKind.RUN_QUEUE_WAIT);
                assertThat(pause.cpu()).isEqualTo(cpu);
                assertThat(pause.nanos()).isBetween(Pause.LEAST_NANOS, pause.withinNanos());
                assertThat(pause.startNanos()).isGreaterThanOrEqualTo(begin);
            });
        } finally {
            ThreadAffinity.bind(ThreadAffinity.currentThread(), before);
            rival.destroyForcibly();
        }
    }

    /** The same processor, but it is a thread of the measured process that has it: that is no pause of the platform. */
    @Test
    void aThreadThatWaitsForOneOfItsOwnProcessDoesNotCount() throws IOException, InterruptedException {
        int cpu = Topology.ofThisProcess().ids().first();
        SortedSet<Integer> before = new TreeSet<>(Topology.ofThisProcess().ids());
        Thread compiler = spinning(cpu);
        EndWatch own = new EndWatch(PausedEnd.CLIENT, self(cpu), false);
        try (own;
                SchedulerWatch watch = SchedulerWatch.of(log, self(cpu), idle())) {
            ThreadAffinity.bind(ThreadAffinity.currentThread(), new TreeSet<>(List.of(cpu)));
            // Other processes may want the processor, too: in a spell without them it is seen.
            boolean isSeen = false;
            for (int i = 0; i < 100 && !isSeen; i++) {
                own.begin(System.nanoTime());
                watch.begin(System.nanoTime());
                spin();
                watch.sample(System.nanoTime(), 0, 1);
                own.read();
                isSeen = own.waitedNanos() > Pause.LEAST_NANOS && log.drain().isEmpty();
            }

            assertThat(isSeen).as("it did wait, and that was no pause").isTrue();
        } finally {
            compiler.interrupt();
            compiler.join();
            ThreadAffinity.bind(ThreadAffinity.currentThread(), before);
        }
    }

    /** What the helpers did in the whole slice was too little to be what this wait was for, or it was too much for its moment. */
    @Test
    void aWaitIsAtMostForWhatHelpersDidMeanwhile() {
        EndWatch.Undecided found = new EndWatch.Undecided(4_000_000, 0, Set.of(0), 1_000_000);
        HelperThreads.Work work =
                new HelperThreads.Work(List.of(new HelperThreads.Work.Piece(JvmThreadKind.COMPILER, 0, 0, 8_000_000)));

        assertThat(found.wait(work).compilerNanos()).isEqualTo(1_000_000);
        assertThat(found.wait(HelperThreads.Work.NONE).ownNanos()).isZero();
    }

    /** Threads of an end that hand each request to each other wait a little for each other, and together long. */
    @Test
    void theUsualWaitsOfManyRequestsAreNoPause() throws IOException {
        List<SchedulerSample> samples = new ArrayList<>();
        try (SchedulerWatch watch = SchedulerWatch.of(log, self(0), idle(), samples::add)) {
            long begin = System.nanoTime();
            watch.begin(begin);
            watch.sample(begin + 1, new SchedulerWatch.Answers(300, 50_000, GeneratorWatch.NEVER, 0));
            watch.end();

            assertThat(log.drain()).as("no request was slow").isEmpty();
            assertThat(samples).hasSize(1);
        }
    }

    /** Another process has the processor, while a thread of the measured one is at work on another. */
    @Test
    void aThreadOfItsOwnProcessOnAnotherProcessorIsNotWhatItWaitsFor() throws IOException, InterruptedException {
        SortedSet<Integer> before = new TreeSet<>(Topology.ofThisProcess().ids());
        assumeThat(before).hasSizeGreaterThan(1);
        int cpu = before.first();
        Process rival =
                new ProcessBuilder("taskset", "-c", Integer.toString(cpu), "sh", "-c", "while :; do :; done").start();
        assumeThat(rival.isAlive()).isTrue();
        Thread compiler = spinning(before.last());
        List<SchedulerSample> samples = new ArrayList<>();
        try (SchedulerWatch watch = SchedulerWatch.of(log, self(cpu), idle(), samples::add)) {
            ThreadAffinity.bind(ThreadAffinity.currentThread(), new TreeSet<>(List.of(cpu)));
            List<Pause> found = List.of();
            for (int i = 0; i < 100 && found.isEmpty(); i++) {
                samples.clear();
                watch.begin(System.nanoTime());
                spin();
                watch.sample(System.nanoTime(), 0, 1);
                found = log.drain();
            }

            assertThat(found).extracting(Pause::kind).containsOnly(PauseKind.RUN_QUEUE_WAIT);
            assertThat(samples)
                    .last()
                    .satisfies(sample -> assertThat(sample.client().ownNanos())
                            .as("on the client's own processor")
                            .isLessThan(sample.client().nanos() / 2));
        } finally {
            compiler.interrupt();
            compiler.join();
            ThreadAffinity.bind(ThreadAffinity.currentThread(), before);
            rival.destroyForcibly();
        }
    }

    private static void spin() {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(20);
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    /** A thread of this process that is at work on that processor until it is interrupted. */
    private static Thread spinning(int cpu) throws InterruptedException {
        CountDownLatch isBound = new CountDownLatch(1);
        Thread thread = new Thread(() -> {
            ThreadAffinity.bind(ThreadAffinity.currentThread(), new TreeSet<>(List.of(cpu)));
            isBound.countDown();
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
        });
        thread.start();
        assertThat(isBound.await(10, TimeUnit.SECONDS)).isTrue();
        return thread;
    }

    @Test
    void aProcessThatIsStoppedAndContinuedIsSeen() throws IOException, InterruptedException {
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Waiting.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
            int tid = Integer.parseInt(said.readLine());
            SchedulerWatch.Threads other = new SchedulerWatch.Threads(1, server.pid(), List.of(tid));
            try (SchedulerWatch watch = SchedulerWatch.of(log, self(0), other)) {
                watch.begin(0);
                // A JVM that has just started may still be at work.
                do {
                    watch.sample(10_000_000, 0, 9_000_000);
                } while (!stops().isEmpty() && !Thread.interrupted());

                signal(server, "STOP");
                signal(server, "CONT");
                List<Pause> stops = List.of();
                // The limit of the test interrupts.
                while (stops.isEmpty() && !Thread.interrupted()) {
                    watch.sample(70_000_000, 0, 50_000_000);
                    stops = stops();
                }
                assertThat(stops)
                        .containsExactly(
                                new Pause(PauseKind.STOPPED, PausedEnd.SERVER, 1, 20_000_000, 50_000_000, 50_000_000));
            }
        } finally {
            server.destroyForcibly();
        }
    }

    /** A busy machine may have had this test's own thread wait. */
    private List<Pause> stops() {
        return log.drain().stream()
                .filter(pause -> pause.kind() == PauseKind.STOPPED && pause.end() == PausedEnd.SERVER)
                .toList();
    }

    private static void signal(Process process, String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    @Test
    void endsOfManyThreadsAreNotWatched() {
        SchedulerWatch.Threads many = new SchedulerWatch.Threads(0, self, List.of(1, 2, 3, 4, 5));
        assertThat(SchedulerWatch.canWatch(self(0), many)).isFalse();
        assertThat(SchedulerWatch.canWatch(self(0), self(0))).isTrue();
    }

    /** Says which thread it is, and waits until it is ended. */
    static final class Waiting {

        private Waiting() {}

        public static void main(String[] arguments) throws IOException {
            System.out.println(ThreadAffinity.currentThread());
            System.in.read();
        }
    }
}
