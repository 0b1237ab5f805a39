package dev.loopbench.service.load;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The replies that a service gave, as bytes, if they are recorded. Safe for use by several threads. */
public final class Replay {

    private final boolean recording;
    private final Map<Integer, byte[]> replies = new ConcurrentHashMap<>();

    private Replay(boolean recording) {
        this.recording = recording;
    }

    /** Records the first reply to each request. */
    public static Replay recording() {
        return new Replay(true);
    }

    /** Records nothing. */
    public static Replay none() {
        return new Replay(false);
    }

    boolean isRecording() {
        return recording;
    }

    void record(int request, byte[] reply) {
        replies.putIfAbsent(request, reply);
    }

    /** Index of the request → its reply. */
    public Map<Integer, byte[]> replies() {
        return replies;
    }
}
