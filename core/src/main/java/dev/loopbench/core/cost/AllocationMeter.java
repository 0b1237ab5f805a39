package dev.loopbench.core.cost;

import com.sun.management.ThreadMXBean;
import dev.loopbench.core.placement.IoThreads.IoThread;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads how many bytes of the heap the I/O threads of this process have allocated, those of virtual threads by their carriers.
 * The JVM keeps the account anyway; the thread that reads it is not one of those that are charged.
 *
 * <p>For one thread. The management beans are made by the first reading: they take time that a start does not have.
 */
public final class AllocationMeter {

    /** Longer names are cut by the kernel, and an adopted thread is known by the kernel's name. */
    private static final int KERNEL_NAME_LENGTH = 15;

    private final Supplier<List<IoThread>> threads;
    private List<IoThread> met = List.of();
    private long @Nullable [] ids;

    /** @param threads of this process; asked by each reading, since a server may take in more while it is measured */
    public AllocationMeter(Supplier<List<IoThread>> threads) {
        this.threads = threads;
    }

    /** None unless all are found: the bytes of some would pass for those of all. */
    private static long[] ids(ThreadMXBean bean, List<IoThread> threads) {
        long[] found = Stream.of(bean.getThreadInfo(bean.getAllThreadIds()))
                .filter(Objects::nonNull)
                .filter(info -> threads.stream().anyMatch(thread -> is(info, thread)))
                .mapToLong(ThreadInfo::getThreadId)
                .toArray();
        return found.length < threads.size() ? new long[0] : found;
    }

    private static boolean is(ThreadInfo info, IoThread thread) {
        String name = info.getThreadName();
        return name.equals(thread.name())
                || (thread.name().length() == KERNEL_NAME_LENGTH && name.startsWith(thread.name()));
    }

    /**
     * Bytes allocated since the threads started.
     *
     * @return empty where this JVM does not count them, or one of the threads has ended or is none of Java's
     */
    public OptionalLong bytes() {
        ThreadMXBean bean = counting();
        if (bean == null) {
            return OptionalLong.empty();
        }
        List<IoThread> running = threads.get();
        // Where one has ended the old ones are asked, of which one then has no account.
        if (ids == null || (running.size() > met.size() && running.containsAll(met))) {
            ids = ids(bean, running);
            met = running;
        }
        return sum(bean, ids);
    }

    /**
     * Bytes that all threads of Java in this process have allocated since they started, those that have ended left out: the I/O
     * threads and whatever measures them.
     *
     * @return empty where this JVM does not count them
     */
    public static OptionalLong bytesOfAll() {
        ThreadMXBean bean = counting();
        return bean == null ? OptionalLong.empty() : sumOfLiving(bean);
    }

    private static @Nullable ThreadMXBean counting() {
        return ManagementFactory.getThreadMXBean() instanceof ThreadMXBean bean
                        && bean.isThreadAllocatedMemorySupported()
                        && bean.isThreadAllocatedMemoryEnabled()
                ? bean
                : null;
    }

    /** One that ends meanwhile has -1. */
    private static OptionalLong sumOfLiving(ThreadMXBean bean) {
        return OptionalLong.of(LongStream.of(bean.getThreadAllocatedBytes(bean.getAllThreadIds()))
                .filter(bytes -> bytes > 0)
                .sum());
    }

    private static OptionalLong sum(ThreadMXBean bean, long[] ids) {
        long[] each = bean.getThreadAllocatedBytes(ids);
        return each.length == 0 || LongStream.of(each).anyMatch(bytes -> bytes < 0)
                ? OptionalLong.empty()
                : OptionalLong.of(LongStream.of(each).sum());
    }
}
