package dev.loopbench.results.truth;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** Work whose code is new each time, so that a JVM interprets it at first and compiles it meanwhile. */
final class FreshCode {

    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    private static final MethodType TYPE = MethodType.methodType(long.class, int.class);
    private static final int ROUNDS = 60_000;
    private static final byte[] BYTES = bytes();

    private FreshCode() {}

    /** Runs new copies of the same code for so long. */
    static void run(long nanos) {
        long end = System.nanoTime() + nanos;
        long sum = 0;
        while (System.nanoTime() < end) {
            try {
                MethodHandles.Lookup copy = LOOKUP.defineHiddenClass(BYTES, true);
                MethodHandle work = copy.findStatic(copy.lookupClass(), "work", TYPE);
                sum += (long) work.invokeExact(ROUNDS);
            } catch (Throwable e) {
                throw new IllegalStateException("the copy does not run", e);
            }
        }
        if (sum == 0) {
            throw new IllegalStateException("the work came to nothing");
        }
    }

    private static byte[] bytes() {
        try (InputStream in = FreshCode.class.getResourceAsStream("FreshCode$Work.class")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The code that is copied: large enough that a compiler takes some milliseconds. */
    static final class Work {

        private Work() {}

        static long work(int rounds) {
            long sum = 1;
            for (int i = 0; i < rounds; i++) {
                sum = mixed(sum, i);
                sum = turned(sum, i) + folded(sum, i);
                if ((sum & 15) == 3) {
                    sum = mixed(folded(sum, i), i) ^ turned(sum, i + 1);
                } else if ((sum & 31) == 7) {
                    sum = turned(mixed(sum, i + 2), i) + folded(turned(sum, i), i);
                }
            }
            return sum | 1;
        }

        private static long mixed(long sum, int i) {
            long x = sum ^ (sum >>> 33);
            x *= 0xff51afd7ed558ccdL + i;
            x ^= x >>> 29;
            return switch ((int) (x & 7)) {
                case 0 -> x + i;
                case 1 -> x * 31;
                case 2 -> x ^ i;
                case 3 -> folded(x, i);
                case 4 -> x - 3L * i;
                default -> x + 1;
            };
        }

        private static long turned(long sum, int i) {
            long x = Long.rotateLeft(sum, i & 31);
            for (int k = 0; k < 3; k++) {
                x += Long.rotateRight(x, k + 5) ^ (x >>> (k + 7));
            }
            return x;
        }

        private static long folded(long sum, int i) {
            return (sum >>> 32) * (i | 1) + (sum & 0xffffffffL);
        }
    }
}
