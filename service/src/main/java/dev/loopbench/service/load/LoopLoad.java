package dev.loopbench.service.load;

import dev.loopbench.service.client.Arrivals;
import dev.loopbench.service.client.ClientThreads;
import dev.loopbench.service.client.Errors;
import dev.loopbench.service.client.Latencies;
import dev.loopbench.service.client.LoadShape;
import dev.loopbench.service.client.TurnResult;
import dev.loopbench.service.client.TurnTally;
import dev.loopbench.service.protocol.ErrorKind;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Promise;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The connections of one client on one event loop, and the turn that they are in. Confined to that loop but for {@link #begin}. */
final class LoopLoad {

    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final EventLoop loop;
    private final Bootstrap bootstrap;
    private final SocketAddress address;
    private final LoadShape shape;
    private final RequestSource requests;
    private final Errors errors;
    private final Replay replay;
    private final List<ServiceConnection> connections = new ArrayList<>();
    private final TurnTally tally;
    private final @Nullable OpenLoop open;

    private @Nullable CompletableFuture<TurnResult> turn;
    private long end;
    private long quota;
    private int busy;
    private long closures;

    LoopLoad(
            ClientThreads threads,
            EventLoop loop,
            Dialing dialing,
            LoadShape shape,
            RequestSource requests,
            Errors errors,
            Replay replay,
            @Nullable Arrivals arrivals) {
        this.loop = loop;
        this.bootstrap = dialing.bootstrap(threads, loop, shape.timeoutNanos());
        this.address = threads.addressFor(dialing.address());
        this.shape = shape;
        this.requests = requests;
        this.errors = errors;
        this.replay = replay;
        tally = new TurnTally(errors);
        open = arrivals == null ? null : new OpenLoop(this, arrivals, threads.spins());
    }

    void add(ServiceConnection connection) {
        connections.add(connection);
    }

    /** Opens all connections; each has a promise. With a connection for each request there is nothing to open yet. */
    List<Promise<Void>> openAll() {
        List<Promise<Void>> promises = new ArrayList<>();
        for (ServiceConnection connection : connections) {
            if (!shape.connectPerRequest()) {
                Promise<Void> promise = loop.newPromise();
                promises.add(promise);
                loop.execute(() -> connection.open(promise));
            }
        }
        return promises;
    }

    void shutAll() {
        loop.submit(() -> connections.forEach(ServiceConnection::shut)).syncUninterruptibly();
    }

    /**
     * Begins a turn.
     *
     * @param settleNanos at its beginning, in which nothing is counted
     * @param most requests that are sent; more than can be for a turn that only time ends
     */
    CompletableFuture<TurnResult> begin(long nanos, long settleNanos, long most) {
        CompletableFuture<TurnResult> result = new CompletableFuture<>();
        loop.execute(() -> start(result, nanos, settleNanos, most));
        return result;
    }

    private void start(CompletableFuture<TurnResult> result, long nanos, long settleNanos, long most) {
        long now = System.nanoTime();
        turn = result;
        tally.begin(now + settleNanos);
        end = now + nanos;
        quota = most;
        connections.forEach(ServiceConnection::reopen);
        if (open == null) {
            connections.forEach(connection -> free(connection, now));
            connections.forEach(ServiceConnection::send);
        } else {
            open.start(now, end, Math.max(nanos, TimeUnit.SECONDS.toNanos(1)), connections);
        }
        loop.schedule(this::tick, TICK_NANOS, TimeUnit.NANOSECONDS);
    }

    /** Replies that never come are found here, and turns that end without a reply. */
    private void tick() {
        if (turn == null) {
            return;
        }
        long now = System.nanoTime();
        for (ServiceConnection connection : connections) {
            if (connection.outstanding() > 0 && now - connection.oldest() > shape.timeoutNanos()) {
                connection.lost(ErrorKind.TIMEOUT, "no reply within " + shape.timeoutNanos() / 1_000_000 + " ms");
            }
        }
        if (turn != null && !endIfOver(now)) {
            loop.schedule(this::tick, TICK_NANOS, TimeUnit.NANOSECONDS);
        }
    }

    boolean endIfOver(long now) {
        CompletableFuture<TurnResult> ending = turn;
        if (ending == null || busy > 0 || (now < end && quota > 0) || (open != null && !open.isOver())) {
            return false;
        }
        turn = null;
        connections.forEach(connection -> tally.addBytes(connection.takeBytes()));
        ending.complete(tally.end(end));
        return true;
    }

    /** An open loop that has to catch up goes on for longer. */
    void prolong(long newEnd) {
        end = newEnd;
    }

    /** A connection has room: it gets what is to be sent next. The caller sends. */
    void free(ServiceConnection connection, long now) {
        if (turn == null) {
            return;
        }
        if (open != null) {
            open.free(connection, now);
        } else {
            while (now < end && quota > 0 && connection.hasRoom()) {
                ask(connection, now, now);
            }
        }
        endIfOver(now);
    }

    void ask(ServiceConnection connection, long due, long able) {
        quota--;
        busy++;
        connection.queue(due, able);
    }

    void good(long due, long able, long sent, long now, int status) {
        busy--;
        if (open == null) {
            tally.closed(sent, now, end, status);
        } else {
            tally.open(due, able, sent, now, status);
        }
    }

    void bad(ErrorKind kind, long count, int status, String detail) {
        bad(kind, count, 1, status, detail);
    }

    /** @param requestsLost how many of the errors are requests that were outstanding */
    void bad(ErrorKind kind, long count, int requestsLost, int status, String detail) {
        busy -= requestsLost;
        tally.bad(kind, count, requestsLost, status, detail);
    }

    /** Requests that were due and are given up. */
    void givenUp(long count) {
        errors.add(ErrorKind.OVERLOADED, count, "the service does not keep up with the rate");
    }

    void closedByService() {
        closures++;
    }

    /** How often the service said that it closes a connection, since the last call. Not during a turn. */
    long takeClosures() {
        long taken = closures;
        closures = 0;
        return taken;
    }

    void addBytes(long more) {
        tally.addBytes(more);
    }

    boolean isActive() {
        return turn != null;
    }

    boolean captures() {
        return replay.isRecording();
    }

    void captured(int request, Intake intake) {
        if (replay.isRecording()) {
            replay.record(request, intake.takeCaptured());
        }
    }

    RequestSource requests() {
        return requests;
    }

    Bootstrap bootstrap() {
        return bootstrap;
    }

    SocketAddress address() {
        return address;
    }

    EventLoop loop() {
        return loop;
    }

    /** Not during a turn. */
    void drainTo(Latencies into) {
        tally.drainTo(into);
    }
}
