package dev.loopbench.service.load;

import dev.loopbench.service.protocol.ErrorKind;
import dev.loopbench.service.protocol.Replies;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPromise;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Promise;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A place for one connection, which is opened again when it ends, and the requests that are outstanding on it. Confined to its event
 * loop. What the decoders of an earlier connection still report is ignored.
 */
final class Connection {

    private static final long FIRST_PAUSE_MILLIS = 5;
    private static final int MOST_DOUBLINGS = 6;

    private final LoopLoad load;
    private final Dialing dialing;
    private final LoadShape shape;
    private final long[] due;
    private final long[] able;
    private final long[] sent;
    private final int[] asked;

    private int head;
    private int outstanding;
    private int unsent;
    private int greetings;
    private int failuresInARow;
    private long readAt;
    private boolean connecting;
    private boolean ready;
    private boolean retrying;
    private boolean listed;
    private @Nullable Channel channel;
    private @Nullable Intake intake;
    private @Nullable Promise<Void> opened;

    /** When its last slot came free, ns. */
    private long freeSince;

    Connection(LoopLoad load, Dialing dialing, LoadShape shape) {
        this.load = load;
        this.dialing = dialing;
        this.shape = shape;
        due = new long[shape.window()];
        able = new long[shape.window()];
        sent = new long[shape.window()];
        asked = new int[shape.window()];
    }

    /** Opens it; the promise tells how that went. */
    void open(Promise<Void> promise) {
        opened = promise;
        connect();
    }

    /** Whether a request can be given to it. */
    boolean hasRoom() {
        return outstanding < due.length && (ready || shape.connectPerRequest());
    }

    /** Whether an open loop has it in its list of those with room. */
    boolean isListed() {
        return listed;
    }

    void setListed(boolean isListed) {
        listed = isListed;
    }

    int outstanding() {
        return outstanding;
    }

    long freeSince() {
        return freeSince;
    }

    /** When the oldest outstanding request left, or may leave; only with outstanding requests. */
    long oldest() {
        return sent[head];
    }

    /** Takes a request, which leaves with the next {@link #send}. */
    void queue(long dueNanos, long ableNanos) {
        int slot = (head + outstanding) % due.length;
        due[slot] = dueNanos;
        able[slot] = ableNanos;
        sent[slot] = ableNanos;
        asked[slot] = load.requests().draw();
        outstanding++;
        unsent++;
    }

    /** Sends what was queued. */
    void send() {
        if (unsent == 0) {
            return;
        }
        Channel to = channel;
        if (!ready || to == null) {
            if (!connecting) {
                connect();
            }
            return;
        }
        if (!shape.connectPerRequest()) {
            stampUnsent(System.nanoTime());
        }
        write(to);
        to.flush();
    }

    private void stampUnsent(long now) {
        for (int i = outstanding - unsent; i < outstanding; i++) {
            sent[(head + i) % due.length] = now;
        }
    }

    private void write(Channel to) {
        RequestSource requests = load.requests();
        if (requests.isMix()) {
            for (int i = outstanding - unsent; i < outstanding; i++) {
                write(to, requests.bytes(asked[(head + i) % due.length]));
            }
        } else {
            for (int left = unsent; left > 0; left -= requests.copies()) {
                write(to, requests.batch(Math.min(left, requests.copies())));
            }
        }
        unsent = 0;
    }

    /** A failed write ends the connection, which is heard of anyway: so no promise, except where TLS needs one. */
    private void write(Channel to, ByteBuf bytes) {
        ChannelPromise promise = dialing.tls() == null ? to.voidPromise() : to.newPromise();
        to.write(bytes, promise);
    }

    private void connect() {
        connecting = true;
        if (shape.connectPerRequest()) {
            stampUnsent(System.nanoTime());
        }
        load.bootstrap()
                .clone()
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel made) {
                        setUp(made);
                    }
                })
                .connect(load.address())
                .addListener((ChannelFuture future) -> {
                    if (!future.isSuccess() && future.channel() == channel) {
                        lost(Failures.kind(future.cause()), Failures.detail(future.cause(), dialing.shown()));
                    }
                });
    }

    private void setUp(Channel made) {
        channel = made;
        Replies replies = new CurrentReplies(made);
        Intake bytes = new Intake(replies, shape.mostReplyBytes());
        intake = bytes;
        if (load.captures()) {
            bytes.capture();
        }
        if (dialing.tls() != null) {
            SslHandler tls = dialing.tls().newHandler(made.alloc(), dialing.host(), -1);
            made.pipeline().addLast(tls);
            tls.handshakeFuture().addListener(shaken -> {
                if (shaken.isSuccess() && made == channel) {
                    speak(made);
                }
            });
        }
        made.pipeline().addLast(bytes);
        dialing.protocol().addDecoders(made.pipeline(), replies);
        made.pipeline().addLast(new Tail());
    }

    private void speak(Channel to) {
        greetings = 0;
        if (dialing.greets()) {
            for (byte[] greeting : dialing.protocol().greetings()) {
                to.write(Unpooled.wrappedBuffer(greeting));
                greetings++;
            }
        }
        if (greetings > 0) {
            to.flush();
        } else {
            becomesReady();
        }
    }

    private void becomesReady() {
        connecting = false;
        ready = true;
        failuresInARow = 0;
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

    private int awaited() {
        if (greetings > 0) {
            return 0;
        }
        return outstanding > 0 ? asked[head] : -1;
    }

    private void complete(int status, boolean keepsOpen) {
        if (greetings > 0) {
            greeted();
            return;
        }
        long now = readTime();
        int slot = take(now);
        load.good(due[slot], able[slot], sent[slot], now, status);
        next(now, keepsOpen);
    }

    private void failed(ErrorKind kind, int status, String detail, boolean keepsOpen) {
        if (greetings > 0) {
            lost(kind, detail);
            return;
        }
        long now = readTime();
        take(now);
        load.bad(kind, 1, status, detail);
        next(now, keepsOpen);
    }

    private void greeted() {
        Intake bytes = intake;
        if (bytes != null) {
            bytes.replyEnds();
            bytes.takeCaptured();
        }
        if (--greetings == 0) {
            becomesReady();
        }
    }

    /** One stamp for all replies of a read: they came at the same time. */
    private long readTime() {
        if (readAt == 0) {
            readAt = System.nanoTime();
        }
        return readAt;
    }

    private int take(long now) {
        int slot = head;
        Intake bytes = intake;
        if (bytes != null) {
            bytes.replyEnds();
            load.captured(asked[slot], bytes);
        }
        head = head + 1 == due.length ? 0 : head + 1;
        outstanding--;
        freeSince = now;
        return slot;
    }

    private void next(long now, boolean keepsOpen) {
        if (!keepsOpen || shape.connectPerRequest()) {
            if (!keepsOpen && !shape.connectPerRequest()) {
                load.closedByService();
            }
            if (outstanding > 0) {
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

    private String latestBytes() {
        Intake bytes = intake;
        return bytes == null ? "" : bytes.latestBytes();
    }

    /** The connection is gone, with all that is outstanding on it. */
    void lost(ErrorKind kind, String detail) {
        boolean wasIdle = outstanding == 0 && ready;
        shut();
        Promise<Void> promise = opened;
        opened = null;
        if (promise != null) {
            promise.tryFailure(new ConnectionFailure(kind, detail));
            return;
        }
        failuresInARow++;
        int lost = outstanding;
        outstanding = 0;
        unsent = 0;
        if (lost > 0 || (!wasIdle && load.isActive())) {
            load.bad(kind, Math.max(1, lost), lost, 0, detail);
        }
        if (load.isActive()) {
            connecting = true;
            retrying = true;
            long pause = FIRST_PAUSE_MILLIS << Math.min(MOST_DOUBLINGS, failuresInARow - 1);
            load.loop().schedule(this::again, pause, TimeUnit.MILLISECONDS);
        }
    }

    private void again() {
        if (!retrying) {
            return;
        }
        retrying = false;
        connecting = false;
        if (load.isActive()) {
            if (shape.connectPerRequest()) {
                load.free(this, System.nanoTime());
                send();
            } else {
                connect();
            }
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
        Channel closing = channel;
        channel = null;
        ready = false;
        connecting = false;
        retrying = false;
        greetings = 0;
        if (closing != null) {
            load.addBytes(takeBytes());
            closing.close();
        }
    }

    long takeBytes() {
        Intake bytes = intake;
        return bytes == null ? 0 : bytes.takeBytes();
    }

    /** Hears of the replies on one channel, as long as it is the connection's. */
    private final class CurrentReplies implements Replies {
        private final Channel made;

        CurrentReplies(Channel made) {
            this.made = made;
        }

        @Override
        public int awaited() {
            return made == channel ? Connection.this.awaited() : -1;
        }

        @Override
        public void complete(int status, boolean keepsOpen) {
            if (made == channel) {
                Connection.this.complete(status, keepsOpen);
            }
        }

        @Override
        public void failed(ErrorKind kind, int status, String detail, boolean keepsOpen) {
            if (made == channel) {
                Connection.this.failed(kind, status, detail, keepsOpen);
            }
        }

        @Override
        public void broken(ErrorKind kind, String detail) {
            if (made == channel) {
                lost(kind, detail);
            }
        }

        @Override
        public String latestBytes() {
            return Connection.this.latestBytes();
        }
    }

    /** The end of the pipeline. */
    private final class Tail extends ChannelInboundHandlerAdapter {

        @Override
        public void channelActive(ChannelHandlerContext context) {
            if (dialing.tls() == null && context.channel() == channel) {
                speak(context.channel());
            }
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            readAt = 0;
            if (context.channel() == channel) {
                send();
            }
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ReferenceCountUtil.release(message);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            if (context.channel() == channel) {
                lost(ErrorKind.CLOSED, closedDetail());
            }
        }

        private String closedDetail() {
            Intake bytes = intake;
            return bytes == null || bytes.isBetweenReplies()
                    ? "the service closed the connection instead of replying; does it speak this protocol?"
                    : "the service closed the connection in the middle of a reply";
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            if (context.channel() == channel) {
                lost(Failures.kind(cause), Failures.detail(cause, dialing.shown()));
            }
        }
    }
}
