package dev.loopbench.blocking.thread;

import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.transport.Availability;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Virtual threads, reached by a method handle because this is compiled for Java 17. */
public final class VirtualThreads extends EndThreads {

    private static final int SINCE = 21;

    private static final @Nullable MethodHandle START = find();

    private final IoThreads threads;

    public VirtualThreads(IoThreads threads) throws IOException {
        this.threads = threads;
        CarrierThreads.adoptInto(threads);
    }

    /** Whether this JDK has them. */
    public static Availability availability() {
        return START != null
                ? Availability.available()
                : Availability.unavailable("needs JDK " + SINCE + " or newer, this is "
                        + Runtime.version().feature());
    }

    /** Starts one. */
    static Thread start(Runnable body) {
        try {
            return (Thread) Objects.requireNonNull(START).invokeExact(body);
        } catch (Throwable e) {
            throw new IllegalStateException("cannot start a virtual thread", e);
        }
    }

    @Override
    Thread launch(String role, Runnable body) {
        String name = threads.threadName(role);
        return start(() -> {
            Thread.currentThread().setName(name);
            body.run();
        });
    }

    /** Lets go of the carriers, too: they live on. */
    @Override
    public void close() throws IOException {
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
}
