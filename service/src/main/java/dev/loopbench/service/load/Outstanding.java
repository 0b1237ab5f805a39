package dev.loopbench.service.load;

/**
 * The requests that are outstanding on a connection, the oldest first, as a ring. A slot stays as it is until the next request takes
 * its place. For one thread.
 */
final class Outstanding {

    private final long[] due;
    private final long[] able;
    private final long[] sent;
    private final int[] asked;
    private int head;
    private int count;
    private int unsent;

    /** @param most that may be outstanding at once */
    Outstanding(int most) {
        due = new long[most];
        able = new long[most];
        sent = new long[most];
        asked = new int[most];
    }

    boolean hasRoom() {
        return count < due.length;
    }

    /** How many there are, those that were not sent yet among them. */
    int count() {
        return count;
    }

    /** How many were not sent yet; they are the youngest. */
    int unsent() {
        return unsent;
    }

    /** Adds one that is not sent yet. */
    void add(long dueNanos, long ableNanos, int request) {
        int slot = (head + count) % due.length;
        due[slot] = dueNanos;
        able[slot] = ableNanos;
        sent[slot] = ableNanos;
        asked[slot] = request;
        count++;
        unsent++;
    }

    /** Says when those leave that were not sent yet. */
    void stampUnsent(long now) {
        for (int i = 0; i < unsent; i++) {
            sent[unsentSlot(i)] = now;
        }
    }

    /** The index of the request that is so many after the first that was not sent. */
    int unsentRequest(int index) {
        return asked[unsentSlot(index)];
    }

    private int unsentSlot(int index) {
        return (head + count - unsent + index) % due.length;
    }

    /** All were sent. */
    void allSent() {
        unsent = 0;
    }

    /** Removes the oldest and returns its slot. */
    int take() {
        int slot = head;
        head = head + 1 == due.length ? 0 : head + 1;
        count--;
        return slot;
    }

    /** Forgets all, and returns how many there were. */
    int clear() {
        int lost = count;
        count = 0;
        unsent = 0;
        return lost;
    }

    /** The index of the oldest request; only with outstanding requests. */
    int oldestRequest() {
        return asked[head];
    }

    /** When the oldest left, or may leave; likewise. */
    long oldestSent() {
        return sent[head];
    }

    long due(int slot) {
        return due[slot];
    }

    long able(int slot) {
        return able[slot];
    }

    long sent(int slot) {
        return sent[slot];
    }

    int request(int slot) {
        return asked[slot];
    }
}
