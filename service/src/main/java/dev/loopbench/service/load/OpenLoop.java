package dev.loopbench.service.load;

import dev.loopbench.service.client.Arrivals;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends when requests are due. One that finds no free connection waits for it, and that time is in its response time.
 *
 * <p>A turn does not end in a stall: while requests wait, or one is outstanding for long, arrivals go on, because otherwise the stall
 * would hide the requests that fell due after the end of the turn.
 */
final class OpenLoop {

    /** Timers are late by some 50 µs: for the last stretch before a request the loop spins; on a CPU of its own it never sleeps. */
    private static final long SPIN_NANOS = TimeUnit.MICROSECONDS.toNanos(150);

    private static final long STALL_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final LoopLoad load;
    private final Arrivals arrivals;
    private final boolean neverSleeps;
    private final ArrayDeque<ServiceConnection> idle = new ArrayDeque<>();
    private final ArrayDeque<Long> backlog = new ArrayDeque<>();
    private final List<ServiceConnection> asked = new ArrayList<>();
    private List<ServiceConnection> connections = List.of();
    private long end;
    private long hardEnd;
    private boolean over = true;

    /** @param neverSleeps because nobody else needs the processor */
    OpenLoop(LoopLoad load, Arrivals arrivals, boolean neverSleeps) {
        this.load = load;
        this.neverSleeps = neverSleeps;
        this.arrivals = arrivals;
    }

    /** @param grace by how much a turn may be prolonged, ns */
    void start(long now, long turnEnd, long grace, List<ServiceConnection> all) {
        connections = all;
        end = turnEnd;
        hardEnd = turnEnd + grace;
        over = false;
        idle.clear();
        backlog.clear();
        all.forEach(connection -> connection.setListed(false));
        all.stream().filter(ServiceConnection::hasRoom).forEach(this::list);
        arrivals.start(now);
        load.loop().execute(this::pace);
    }

    /** Whether no more requests will be sent. */
    boolean isOver() {
        return over;
    }

    private void pace() {
        if (!load.isActive()) {
            return;
        }
        long now = System.nanoTime();
        while (arrivals.next() <= now && arrivals.next() < end) {
            arrive(arrivals.next());
            arrivals.advance();
        }
        asked.forEach(ServiceConnection::send);
        asked.clear();
        if (now >= end && !goesOn(now)) {
            finish(now);
            return;
        }
        long wait = Math.min(arrivals.next(), end) - System.nanoTime();
        boolean sleeps = !neverSleeps && wait > 2 * SPIN_NANOS;
        // By schedule and not by execute: tasks that beget tasks run for up to a second before the loop looks for
        // replies again.
        load.loop().schedule(this::pace, sleeps ? wait - SPIN_NANOS : 1, TimeUnit.NANOSECONDS);
    }

    private void arrive(long due) {
        ServiceConnection connection = nextIdle();
        if (connection == null) {
            backlog.add(due);
            return;
        }
        load.ask(connection, due, Math.max(due, connection.freeSince()));
        asked.add(connection);
        if (connection.hasRoom()) {
            list(connection);
        }
    }

    private void list(ServiceConnection connection) {
        if (!connection.isListed()) {
            connection.setListed(true);
            idle.add(connection);
        }
    }

    private @Nullable ServiceConnection nextIdle() {
        for (ServiceConnection connection = idle.poll(); connection != null; connection = idle.poll()) {
            connection.setListed(false);
            if (connection.hasRoom()) {
                return connection;
            }
        }
        return null;
    }

    private boolean goesOn(long now) {
        if (now >= hardEnd || !(isStalled(now) || !backlog.isEmpty())) {
            return false;
        }
        end = Math.min(hardEnd, now + STALL_NANOS);
        load.prolong(end);
        return true;
    }

    private boolean isStalled(long now) {
        return connections.stream()
                .anyMatch(connection -> connection.outstanding() > 0 && now - connection.oldest() > STALL_NANOS);
    }

    private void finish(long now) {
        over = true;
        if (!backlog.isEmpty()) {
            load.givenUp(backlog.size());
            backlog.clear();
        }
        load.endIfOver(now);
    }

    /** A connection has room again. */
    void free(ServiceConnection connection, long now) {
        while (connection.hasRoom() && !backlog.isEmpty()) {
            load.ask(connection, backlog.remove(), now);
        }
        if (connection.hasRoom()) {
            list(connection);
        }
    }
}
