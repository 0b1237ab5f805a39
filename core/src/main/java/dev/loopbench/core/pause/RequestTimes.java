package dev.loopbench.core.pause;

import java.util.Arrays;
import java.util.List;

/**
 * When each counted request of one connection was due, left and was answered, in their order. One thread at a time.
 *
 * <p>Times are ns of one clock.
 */
public final class RequestTimes {

    private long[] due;
    private long[] sent;
    private long[] received;
    private long[] lateness;
    private long[] ownLateness;
    private int count;

    /** @param expected requests that there is room for at first; of more it grows */
    public RequestTimes(int expected) {
        due = new long[expected];
        sent = new long[expected];
        received = new long[expected];
        lateness = new long[expected];
        ownLateness = new long[expected];
    }

    /**
     * Takes one.
     *
     * @param late by how long after it was due and its connection had room it left
     * @param ownLate the part of that in which nothing interrupted the generator
     */
    public void add(long dueAt, long sentAt, long receivedAt, long late, long ownLate) {
        if (count == due.length) {
            grow();
        }
        due[count] = dueAt;
        sent[count] = sentAt;
        received[count] = receivedAt;
        lateness[count] = late;
        ownLateness[count] = ownLate;
        count++;
    }

    /** A plan that is behind asks for more than were expected. */
    private void grow() {
        int room = 2 * due.length + 1;
        due = Arrays.copyOf(due, room);
        sent = Arrays.copyOf(sent, room);
        received = Arrays.copyOf(received, room);
        lateness = Arrays.copyOf(lateness, room);
        ownLateness = Arrays.copyOf(ownLateness, room);
    }

    /** How many there are. */
    public int count() {
        return count;
    }

    /** When it was intended to leave. */
    public long due(int request) {
        return due[request];
    }

    /** When it left. */
    public long sent(int request) {
        return sent[request];
    }

    /** When its answer was read. */
    public long received(int request) {
        return received[request];
    }

    /** The part of its lateness in which something interrupted the generator. */
    public long heldUp(int request) {
        return lateness[request] - ownLateness[request];
    }

    /** From the actual send to the answer. */
    public long service(int request) {
        return received[request] - sent[request];
    }

    /** From the intended send to the answer. */
    public long response(int request) {
        return received[request] - due[request];
    }

    /** By how long after it was due and its connection had room it left. */
    public long lateness(int request) {
        return lateness[request];
    }

    /**
     * The part of its lateness that nothing from outside explains.
     *
     * @param ownPauses those that the client's own process made
     */
    public long ownLateness(int request, List<ProcessPause> ownPauses) {
        for (ProcessPause pause : ownPauses) {
            if (pause.overlaps(due[request], sent[request])) {
                return lateness[request];
            }
        }
        return ownLateness[request];
    }

    /**
     * Which requests cannot tell what the ends alone would have done: those whose life, from the intended send to the answer, shares a
     * moment with a pause, and those that fell due on the same connection before such a one was answered, and so on.
     *
     * @return one for each request
     */
    public boolean[] touched(List<Pause> pauses) {
        boolean[] touched = new boolean[count];
        for (Pause pause : pauses) {
            for (int i = firstAnsweredFrom(pause.startNanos()); i < count && due[i] <= pause.endNanos(); i++) {
                touched[i] = true;
            }
        }
        for (int i = 1; i < count; i++) {
            touched[i] |= touched[i - 1] && due[i] < received[i - 1];
        }
        return touched;
    }

    /** Responses come in order. */
    private int firstAnsweredFrom(long moment) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (received[middle] < moment) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Forgets all. */
    public void clear() {
        count = 0;
    }
}
