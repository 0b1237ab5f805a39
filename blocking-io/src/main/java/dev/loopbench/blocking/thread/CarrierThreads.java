package dev.loopbench.blocking.thread;

import dev.loopbench.core.placement.IoThreads;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The threads of the JVM beneath all virtual threads: carriers, pollers and the one that wakes sleepers.
 *
 * <p>A carrier inherits the processors of the thread that happens to start it. So the first virtual thread is started by
 * a pinned one, and then all that run are adopted.
 */
final class CarrierThreads {

    // As the kernel cuts their names. MasterPoller is of JDK 22 and later, the other pollers are of JDK 21.
    private static final Pattern NAMES =
            Pattern.compile("ForkJoinPool-\\d.*|MasterPoller|Read-Poller.*|Write-Poller.*|VirtualThread-u.*");

    private CarrierThreads() {}

    /** Has them started, unless they run already, and takes them in. */
    static void adoptInto(IoThreads threads) throws IOException {
        callOn(
                body -> {
                    Thread pinned = threads.factory("starter").newThread(body);
                    pinned.start();
                    return pinned;
                },
                () -> callOn(VirtualThreads::start, CarrierThreads::waitForNobody));
        threads.adopt(NAMES.asMatchPredicate());
    }

    /** Waits on a socket, which is what starts the pollers. */
    private static boolean waitForNobody() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            listener.setSoTimeout(1);
            listener.accept().close();
            return false;
        } catch (SocketTimeoutException e) {
            // Nobody came, as intended.
            return true;
        }
    }

    /** Runs the call on a thread that {@code start} makes, to the thread's end. */
    private static <T> T callOn(Function<Runnable, Thread> start, Callable<T> call) throws IOException {
        FutureTask<T> task = new FutureTask<>(call);
        try {
            start.apply(task).join();
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException interrupted = new InterruptedIOException("interrupted while carriers were starting");
            interrupted.initCause(e);
            throw interrupted;
        } catch (ExecutionException e) {
            throw new IOException("cannot start virtual threads", e.getCause());
        }
    }
}
