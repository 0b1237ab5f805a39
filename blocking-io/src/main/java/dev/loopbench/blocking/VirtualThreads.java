package dev.loopbench.blocking;

import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.transport.Availability;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Virtual threads, reached by a method handle because this is compiled for Java 17.
 *
 * <p>The threads beneath them belong to the JVM: carriers, pollers and the one that wakes sleepers. A carrier inherits
 * the processors of the thread that happens to start it. So the first virtual thread is started by a pinned one, and
 * then all of them are adopted.
 */
final class VirtualThreads extends EndThreads {

    private static final int SINCE = 21;

    // As the kernel cuts their names; MasterPoller is since JDK 22, the others of its kind are of JDK 21.
    private static final Pattern BENEATH =
            Pattern.compile("ForkJoinPool-\\d+-?.*|MasterPoller|Read-Poller.*|Write-Poller.*|VirtualThread-u");

    private static final @Nullable MethodHandle START = find();

    private final IoThreads threads;

    /** Has the threads beneath started on the processors of this end. */
    VirtualThreads(IoThreads threads) throws IOException {
        this.threads = threads;
        callOn(task -> threads.factory("starter").newThread(task).start(), () -> {
            callOn(VirtualThreads::start, VirtualThreads::waitForNobody);
            return true;
        });
        threads.adopt(BENEATH.asMatchPredicate());
    }

    /** Whether this JDK has them. */
    static Availability availability() {
        return START != null
                ? Availability.available()
                : Availability.unavailable("needs JDK " + SINCE + " or newer, this is "
                        + Runtime.version().feature());
    }

    @Override
    Thread launch(String role, Runnable body) {
        String name = threads.threadName(role);
        return start(() -> {
            Thread.currentThread().setName(name);
            body.run();
        });
    }

    /** Lets go of the threads beneath, too: they live on. */
    @Override
    void close() throws IOException {
        super.close();
        threads.releaseAdopted();
    }

    private static @Nullable MethodHandle find() {
        if (Runtime.version().feature() < SINCE) {
            return null;
        }
        try {
            return MethodHandles.publicLookup()
                    .findStatic(
                            Thread.class, "startVirtualThread", MethodType.methodType(Thread.class, Runnable.class));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("a JDK from " + SINCE + " on without Thread.startVirtualThread", e);
        }
    }

    private static Thread start(Runnable body) {
        try {
            return (Thread) Objects.requireNonNull(START).invokeExact(body);
        } catch (Throwable e) {
            throw new IllegalStateException("cannot start a virtual thread", e);
        }
    }

    /** Waits on a socket, which is what starts the pollers. */
    private static boolean waitForNobody() throws IOException {
        try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody.setSoTimeout(1);
            nobody.accept().close();
            return false;
        } catch (SocketTimeoutException e) {
            // Nobody came, as intended.
            return true;
        }
    }

    private static <T> T callOn(Consumer<Runnable> thread, Callable<T> call) throws IOException {
        FutureTask<T> task = new FutureTask<>(call);
        thread.accept(task);
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while virtual threads were being prepared", e);
        } catch (ExecutionException e) {
            throw new IOException("cannot prepare virtual threads", e.getCause());
        }
    }
}
