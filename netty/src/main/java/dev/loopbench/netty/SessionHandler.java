package dev.loopbench.netty;

import dev.loopbench.core.frame.Inbound;
import dev.loopbench.core.frame.Outbound;
import dev.loopbench.core.session.Session;
import dev.loopbench.core.session.Session.SessionListener;
import dev.loopbench.core.socket.Completion;
import dev.loopbench.core.transport.HandlerOffload;
import dev.loopbench.core.transport.HandlerOffloads;
import dev.loopbench.netty.io.EventLoops.NettyIdleStrategy;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Drives one session on one channel, at either end: bytes read go into it, and after each batch of reads what it has
 * ready is written and flushed once. A {@link SessionListener} sent down the pipeline as a user event begins a run.
 */
final class SessionHandler extends ChannelInboundHandlerAdapter {

    /** Netty's selector waits for whole milliseconds, and rounds up. */
    private static final long COARSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private final Session session;
    private final Inbound in;
    private final Outbound out;
    private final Consumer<Throwable> broken;
    private final NettyIdleStrategy rest;

    private final @Nullable HandlerOffloads handOffs;

    private @Nullable HandlerOffload handOff;
    private @Nullable SessionListener run;
    private @Nullable Future<?> wake;
    private boolean polling;
    private @Nullable ByteBuf spare;

    /**
     * For a server's connection, which runs from its beginning to its end. That one breaks is for the client's end to
     * report.
     */
    static SessionHandler running(Session session, HandlerOffloads handOffs, NettyIdleStrategy rest) {
        return new SessionHandler(session, new Completion(1), handOffs, cause -> {}, rest);
    }

    /**
     * For a client's connection, which rests until a run begins.
     *
     * @param broken told, on the event loop and maybe more than once, why the connection can no longer be used
     * @param rest how the event loop spends the time until the session has more to send
     */
    static SessionHandler resting(Session session, Consumer<Throwable> broken, NettyIdleStrategy rest) {
        return new SessionHandler(session, null, null, broken, rest);
    }

    private SessionHandler(
            Session session,
            @Nullable SessionListener run,
            @Nullable HandlerOffloads handOffs,
            Consumer<Throwable> broken,
            NettyIdleStrategy rest) {
        this.handOffs = handOffs;
        this.session = session;
        this.run = run;
        this.in = session.in();
        this.out = session.out();
        this.broken = broken;
        this.rest = rest;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SessionListener begun) {
            run = begun;
            proceed(context);
        } else {
            context.fireUserEventTriggered(event);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf read = (ByteBuf) message;
        // Kept, because what it held is taken in at once: it can carry the answer, as in a handler that echoes.
        keep(read);
        in.received(read.internalNioBuffer(read.readerIndex(), read.readableBytes()));
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) throws IOException {
        if (handOffs != null) {
            handOff = handOffs.of(session, context.channel().eventLoop(), () -> answer(context));
        }
    }

    private void answer(ChannelHandlerContext context) {
        if (context.channel().isActive()) {
            proceed(context);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (handOff != null) {
            handOff.next();
        }
        proceed(context);
        if (!out.isPaced()) {
            // What leaves by a plan leaves later than its answer came, and would be late by a new buffer.
            keep(null);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (context.channel().isWritable()) {
            proceed(context);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        broken.accept(new EOFException("end of stream"));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        broken.accept(cause);
        context.close();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        keep(null);
        stopWaking();
    }

    private void proceed(ChannelHandlerContext context) {
        SessionListener current = run;
        if (current == null) {
            // Between two runs the session belongs to whoever assigns it work.
            return;
        }
        send(context);
        if (run == current && session.finished()) {
            run = null;
            stopWaking();
            current.finished();
        } else {
            wakeInTime(context);
        }
    }

    /** Comes back when there will be more to send without input. */
    private void wakeInTime(ChannelHandlerContext context) {
        long wakeAt = out.wakeAt();
        if (wakeAt == Outbound.ON_INPUT) {
            stopWaking();
            return;
        }
        long sleep = wakeAt - System.nanoTime() - COARSE_NANOS;
        if (sleep > 0) {
            stopWaking();
            wake = context.executor().schedule(() -> wake(context), sleep, TimeUnit.NANOSECONDS);
        } else if (!polling) {
            stopWaking();
            polling = true;
            // A task with a delay has its turn once in a round of the loop; one without would be all that the loop
            // does.
            wake = context.executor().scheduleWithFixedDelay(() -> poll(context), 0, 1, TimeUnit.NANOSECONDS);
        }
    }

    private void poll(ChannelHandlerContext context) {
        rest.untilDue(session);
        wake(context);
    }

    /** Nobody looks at what a task throws. */
    private void wake(ChannelHandlerContext context) {
        try {
            proceed(context);
        } catch (RuntimeException | Error cause) {
            exceptionCaught(context, cause);
        }
    }

    private void stopWaking() {
        Future<?> last = wake;
        if (last != null) {
            wake = null;
            polling = false;
            last.cancel(false);
        }
    }

    private void send(ChannelHandlerContext context) {
        int pending = out.pending();
        if (pending == 0) {
            return;
        }
        Channel channel = context.channel();
        while (pending > 0 && channel.isWritable()) {
            // A buffer for each write: some kinds of I/O are still reading it when the next one is filled.
            ByteBuf buffer = buffer(context, Math.min(pending, Outbound.LARGEST_FILL));
            pending -= fill(buffer, Math.min(pending, Outbound.LARGEST_FILL));
            context.write(buffer, context.voidPromise());
        }
        context.flush();
    }

    private int fill(ByteBuf buffer, int most) {
        ByteBuffer view = buffer.internalNioBuffer(0, most);
        int start = view.position();
        out.fill(view);
        int filled = view.position() - start;
        buffer.setIndex(0, filled);
        return filled;
    }

    private ByteBuf buffer(ChannelHandlerContext context, int bytes) {
        ByteBuf kept = spare;
        if (kept != null && kept.capacity() >= bytes) {
            spare = null;
            return kept;
        }
        return context.alloc().directBuffer(bytes, bytes);
    }

    private void keep(@Nullable ByteBuf read) {
        ByteBuf last = spare;
        spare = read;
        if (last != null) {
            last.release();
        }
    }
}
