package dev.loopbench.core.transport;

import java.nio.ByteBuffer;

/** The damage that a broken transport does to a batch of bytes on their way to the socket. */
enum Fault {
    TRUNCATE {
        @Override
        void damage(ByteBuffer filled, int from) {
            filled.position(filled.position() - 1);
        }
    },
    CORRUPT {
        @Override
        void damage(ByteBuffer filled, int from) {
            filled.put(from + 15, (byte) (filled.get(from + 15) ^ 4));
        }
    },
    /** Swaps the first two responses, which only a batch of several has. */
    REORDER {
        @Override
        void damage(ByteBuffer filled, int from) {
            int frame = 16 + filled.getInt(from + 4);
            if (frame >= 16 && frame <= (filled.position() - from) / 2) {
                byte[] first = new byte[frame];
                byte[] second = new byte[frame];
                filled.get(from, first).get(from + frame, second);
                filled.put(from, second).put(from + frame, first);
            }
        }
    },
    DUPLICATE {
        @Override
        void damage(ByteBuffer filled, int from) {
            byte[] batch = new byte[Math.min(filled.position() - from, filled.remaining())];
            filled.get(from, batch).put(batch);
        }
    },
    /** Sends nothing any more. */
    STALL {
        @Override
        void damage(ByteBuffer filled, int from) {
            filled.position(from);
        }

        @Override
        boolean strikes(int batch) {
            return batch >= FIRST;
        }
    },
    DROP {
        @Override
        void damage(ByteBuffer filled, int from) {
            filled.position(from);
        }

        @Override
        boolean strikes(int batch) {
            return batch == FIRST;
        }
    };

    private static final int FIRST = 3;

    /** Damages what lies between {@code from} and the position. */
    abstract void damage(ByteBuffer filled, int from);

    /** Whether the batch of that number, counted from 0, is damaged. */
    boolean strikes(int batch) {
        return batch >= FIRST;
    }
}
