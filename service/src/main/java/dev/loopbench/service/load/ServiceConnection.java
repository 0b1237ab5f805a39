package dev.loopbench.service.load;

import dev.loopbench.service.client.LoadShape;
import dev.loopbench.service.client.ServiceClient.ConnectionFailure;
import dev.loopbench.service.protocol.ErrorKind;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.util.concurrent.Promise;
import org.jspecify.annotations.Nullable;

/** A place for one connection, which is opened again when it ends, and the requests that are outstanding on it. Confined to its event loop. */
final class ServiceConnection {

    private final LoopLoad load;
    private final Dialing dialing;
    private final LoadShape shape;
    private final Outstanding requests;
    private final RequestWriter writer;
    private final Retries retries;
    private boolean connecting;
    private boolean ready;
    private boolean listed;
    private @Nullable ClientChannel current;
    private @Nullable Promise<Void> opened;
    /** When its last slot came free, ns. */
    private long freeSince;

    ServiceConnection(LoopLoad load, Dialing dialing, LoadShape shape) {
        this.load = load;
        this.dialing = dialing;
        this.shape = shape;
        requests = new Outstanding(shape.window());
        writer = new RequestWriter(load.requests(), dialing.tls() != null);
        retries = new Retries(load.loop());
    }

    /** Opens it; the promise tells how that went. */
    void open(Promise<Void> promise) {
        opened = promise;
        connect();
    }

    /** Whether a request can be given to it. */
    boolean hasRoom() {
        return requests.hasRoom() && (ready || shape.connectPerRequest());
    }

    /** Whether an open loop has it in its list of those with room. */
    boolean isListed() {
        return listed;
    }

    void setListed(boolean isListed) {
        listed = isListed;
    }

    int outstanding() {
        return requests.count();
    }

    long freeSince() {
        return freeSince;
    }

    /** When the oldest outstanding request left, or may leave; only with outstanding requests. */
    long oldest() {
        return requests.oldestSent();
    }

    /** Takes a request, which leaves with the next {@link #send}. */
    void queue(long dueNanos, long ableNanos) {
        requests.add(dueNanos, ableNanos, load.requests().draw());
    }

    /** Sends what was queued. */
    void send() {
        if (requests.unsent() == 0) {
            return;
        }
        ClientChannel to = current;
        if (!ready || to == null) {
            if (!connecting) {
                connect();
            }
            return;
        }
        if (!shape.connectPerRequest()) {
            requests.stampUnsent(System.nanoTime());
        }
        writer.write(requests, to.channel());
    }

    private void connect() {
        connecting = true;
        if (shape.connectPerRequest()) {
            requests.stampUnsent(System.nanoTime());
        }
        load.bootstrap()
                .clone()
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel made) {
                        ClientChannel next =
                                new ClientChannel(ServiceConnection.this, made, dialing, shape, load.captures());
                        current = next;
                        next.setUp();
                    }
                })
                .connect(load.address())
                .addListener((ChannelFuture future) -> {
                    ClientChannel dialled = current;
                    if (!future.isSuccess() && dialled != null && dialled.channel() == future.channel()) {
                        dialled.failed(future.cause());
                    }
                });
    }

    /** Whether that is its channel, and not one of before. */
    boolean isOn(ClientChannel channel) {
        return current == channel;
    }

    /** Its channel may be used. */
    void becomesReady() {
        connecting = false;
        ready = true;
        retries.succeeded();
        freeSince = System.nanoTime();
        Promise<Void> promise = opened;
        opened = null;
        if (promise != null) {
            promise.trySuccess(null);
        }
        send();
        load.free(this, freeSince);
        send();
    }

    /** The index of the request that the next reply belongs to; -1 without one. */
    int awaited() {
        return requests.count() > 0 ? requests.oldestRequest() : -1;
    }

    /** A good reply to the oldest request is complete. */
    void complete(long now, int status, boolean keepsOpen) {
        int slot = take(now);
        load.good(requests.due(slot), requests.able(slot), requests.sent(slot), now, status);
        next(now, keepsOpen);
    }

    /** A reply to the oldest request is complete, and it is an error. */
    void failed(long now, ErrorKind kind, int status, String detail, boolean keepsOpen) {
        take(now);
        load.bad(kind, 1, status, detail);
        next(now, keepsOpen);
    }

    private int take(long now) {
        int slot = requests.take();
        ClientChannel channel = current;
        if (channel != null) {
            channel.intake().replyEnds();
            load.captured(requests.request(slot), channel.intake());
        }
        freeSince = now;
        return slot;
    }

    private void next(long now, boolean keepsOpen) {
        if (!keepsOpen || shape.connectPerRequest()) {
            if (!keepsOpen && !shape.connectPerRequest()) {
                load.closedByService();
            }
            if (requests.count() > 0) {
                lost(ErrorKind.CLOSED, "the service closes the connection although more requests are on it");
                return;
            }
            shut();
            if (!shape.connectPerRequest() && load.isActive()) {
                connect();
                return;
            }
        }
        load.free(this, now);
        if (shape.connectPerRequest()) {
            // The read that is under way belongs to the connection before: its end sends nothing on this one.
            send();
        }
    }

    /** The connection is gone, with all that is outstanding on it. */
    void lost(ErrorKind kind, String detail) {
        boolean wasIdle = requests.count() == 0 && ready;
        shut();
        Promise<Void> promise = opened;
        opened = null;
        if (promise != null) {
            promise.tryFailure(new ConnectionFailure(kind, detail));
            return;
        }
        retries.failed();
        int lost = requests.clear();
        if (lost > 0 || (!wasIdle && load.isActive())) {
            load.bad(kind, Math.max(1, lost), lost, 0, detail);
        }
        if (load.isActive()) {
            connecting = true;
            retries.later(this::again);
        }
    }

    private void again() {
        connecting = false;
        if (!load.isActive()) {
            return;
        }
        if (shape.connectPerRequest()) {
            load.free(this, System.nanoTime());
            send();
        } else {
            connect();
        }
    }

    /** Opens it again if a turn begins and it is not open. */
    void reopen() {
        if (!ready && !connecting && !shape.connectPerRequest()) {
            connect();
        }
    }

    /** Closes the connection without a word. */
    void shut() {
        ClientChannel closing = current;
        current = null;
        ready = false;
        connecting = false;
        retries.cancel();
        if (closing != null) {
            load.addBytes(closing.intake().takeBytes());
            closing.channel().close();
        }
    }

    long takeBytes() {
        ClientChannel channel = current;
        return channel == null ? 0 : channel.intake().takeBytes();
    }
}
