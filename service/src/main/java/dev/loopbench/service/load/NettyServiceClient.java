package dev.loopbench.service.load;

import dev.loopbench.service.client.Arrivals;
import dev.loopbench.service.client.ClientThreads;
import dev.loopbench.service.client.Errors;
import dev.loopbench.service.client.Latencies;
import dev.loopbench.service.client.LoadShape;
import dev.loopbench.service.client.ServiceClient;
import dev.loopbench.service.client.TurnResult;
import dev.loopbench.service.protocol.Protocol.Request;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Promise;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** A client on event loops, for all protocols that Netty has a codec for. */
public final class NettyServiceClient implements ServiceClient {

    /** In this part at the beginning of a turn nothing is counted: all connections start at once. */
    private static final int SETTLE_PART = 10;

    private static final long UNLIMITED = Long.MAX_VALUE;

    private final List<LoopLoad> loads = new ArrayList<>();
    private final Errors errors = new Errors();

    /**
     * Prepares a client; nothing is connected yet.
     *
     * @param threads its event loops
     * @param dialing how its connections are made
     * @param shape how much it sends
     */
    public NettyServiceClient(ClientThreads threads, Dialing dialing, LoadShape shape) {
        this(threads, dialing, shape, Replay.none(), false);
    }

    NettyServiceClient(ClientThreads threads, Dialing dialing, LoadShape shape, Replay replay, boolean eachOnce) {
        List<Request> mix = dialing.protocol().requests();
        int loops = Math.min(threads.loops().size(), shape.connections());
        for (int i = 0; i < loops; i++) {
            EventLoop loop = threads.loops().get(i);
            Arrivals arrivals =
                    shape.isOpen() ? new Arrivals(shape.arrivals(), shape.perSecond() / loops, 0x9e37 + i) : null;
            RequestSource requests = new RequestSource(mix, shape.window(), eachOnce);
            LoopLoad load = new LoopLoad(threads, loop, dialing, shape, requests, errors, replay, arrivals);
            for (int connection = i; connection < shape.connections(); connection += loops) {
                load.add(new ServiceConnection(load, dialing, shape));
            }
            loads.add(load);
        }
    }

    @Override
    public void connect() throws IOException {
        close();
        List<Promise<Void>> promises = new ArrayList<>();
        loads.forEach(load -> promises.addAll(load.openAll()));
        for (Promise<Void> promise : promises) {
            promise.awaitUninterruptibly();
            if (promise.cause() instanceof IOException e) {
                close();
                throw e;
            }
        }
    }

    @Override
    public TurnResult turn(long nanos) throws InterruptedException {
        return turn(nanos, nanos / SETTLE_PART, UNLIMITED);
    }

    /** A turn that ends after so many requests on each event loop, or after so long. */
    TurnResult requests(long most, long nanos) throws InterruptedException {
        return turn(nanos, 0, most);
    }

    private TurnResult turn(long nanos, long settleNanos, long most) throws InterruptedException {
        List<CompletableFuture<TurnResult>> turns =
                loads.stream().map(load -> load.begin(nanos, settleNanos, most)).toList();
        TurnResult result = TurnResult.NONE;
        for (CompletableFuture<TurnResult> turn : turns) {
            try {
                result = result.beside(turn.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
        return result;
    }

    @Override
    public void drainTo(Latencies into) {
        loads.forEach(load -> load.drainTo(into));
    }

    @Override
    public Errors errors() {
        return errors;
    }

    /** How often the service said that it closes a connection after a reply, since the last call. Not during a turn. */
    long takeClosures() {
        return loads.stream().mapToLong(LoopLoad::takeClosures).sum();
    }

    @Override
    public void close() {
        loads.forEach(LoopLoad::shutAll);
    }
}
