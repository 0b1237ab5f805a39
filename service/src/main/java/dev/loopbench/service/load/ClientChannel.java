package dev.loopbench.service.load;

import dev.loopbench.service.client.LoadShape;
import dev.loopbench.service.protocol.ErrorKind;
import dev.loopbench.service.protocol.Replies;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;

/**
 * One channel of a connection, from its making to its end: it speaks TLS and the protocol's greetings where that is asked, and then
 * passes on what it hears. What is still heard when the connection has another channel is ignored. Confined to its event loop.
 */
final class ClientChannel implements Replies {

    private final ServiceConnection connection;
    private final Channel channel;
    private final Dialing dialing;
    private final Intake intake;

    /** Replies to greetings that have not come yet. */
    private int greetings;

    /** When the bytes of the read under way came, ns; 0 before its first reply. */
    private long readAt;

    /**
     * Wraps a channel that is not connected yet.
     *
     * @param captures whether a copy of all bytes is kept
     */
    ClientChannel(ServiceConnection connection, Channel channel, Dialing dialing, LoadShape shape, boolean captures) {
        this.connection = connection;
        this.channel = channel;
        this.dialing = dialing;
        intake = new Intake(this, shape.mostReplyBytes());
        if (captures) {
            intake.capture();
        }
    }

    /** Fills the channel's pipeline. */
    void setUp() {
        if (dialing.tls() != null) {
            SslHandler tls = dialing.tls().newHandler(channel.alloc(), dialing.host(), -1);
            channel.pipeline().addLast(tls);
            tls.handshakeFuture().addListener(shaken -> {
                if (shaken.isSuccess() && isCurrent()) {
                    greet();
                }
            });
        }
        channel.pipeline().addLast(intake);
        dialing.protocol().addDecoders(channel.pipeline(), this);
        channel.pipeline().addLast(new PipelineTail(this));
    }

    private boolean isCurrent() {
        return connection.isOn(this);
    }

    /** The transport is connected; with TLS the handshake comes first. */
    void active() {
        if (dialing.tls() == null && isCurrent()) {
            greet();
        }
    }

    private void greet() {
        if (dialing.greets()) {
            for (byte[] greeting : dialing.protocol().greetings()) {
                channel.write(Unpooled.wrappedBuffer(greeting));
                greetings++;
            }
        }
        if (greetings > 0) {
            channel.flush();
        } else {
            connection.becomesReady();
        }
    }

    private void greeted() {
        intake.replyEnds();
        intake.takeCaptured();
        if (--greetings == 0) {
            connection.becomesReady();
        }
    }

    /** All replies of a read were heard. */
    void readEnds() {
        readAt = 0;
        if (isCurrent()) {
            connection.send();
        }
    }

    /** It was closed by the other end. */
    void inactive() {
        if (isCurrent()) {
            connection.lost(
                    ErrorKind.CLOSED,
                    intake.isBetweenReplies()
                            ? "the service closed the connection instead of replying; does it speak this protocol?"
                            : "the service closed the connection in the middle of a reply");
        }
    }

    /** It cannot be used any more, or could not be connected. */
    void failed(Throwable cause) {
        if (isCurrent()) {
            connection.lost(Failures.kind(cause), Failures.detail(cause, dialing.shown()));
        }
    }

    @Override
    public int awaited() {
        if (!isCurrent()) {
            return -1;
        }
        return greetings > 0 ? 0 : connection.awaited();
    }

    @Override
    public void complete(int status, boolean keepsOpen) {
        if (!isCurrent()) {
            return;
        }
        if (greetings > 0) {
            greeted();
        } else {
            connection.complete(readTime(), status, keepsOpen);
        }
    }

    @Override
    public void failed(ErrorKind kind, int status, String detail, boolean keepsOpen) {
        if (!isCurrent()) {
            return;
        }
        if (greetings > 0) {
            connection.lost(kind, detail);
        } else {
            connection.failed(readTime(), kind, status, detail, keepsOpen);
        }
    }

    @Override
    public void broken(ErrorKind kind, String detail) {
        if (isCurrent()) {
            connection.lost(kind, detail);
        }
    }

    /** One stamp for all replies of a read: they came at the same time. */
    private long readTime() {
        if (readAt == 0) {
            readAt = System.nanoTime();
        }
        return readAt;
    }

    @Override
    public String latestBytes() {
        return intake.latestBytes();
    }

    /** Where requests are written. */
    Channel channel() {
        return channel;
    }

    /** The bytes that it reads. */
    Intake intake() {
        return intake;
    }
}
