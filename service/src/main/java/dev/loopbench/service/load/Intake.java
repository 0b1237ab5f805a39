package dev.loopbench.service.load;

import dev.loopbench.service.protocol.ErrorKind;
import dev.loopbench.service.protocol.Replies;
import dev.loopbench.service.target.Shown;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/** Sees the bytes of replies before the decoder does: counts them, keeps the first of each read, and stops replies that are too long. */
final class Intake extends ChannelInboundHandlerAdapter {

    private static final int KEPT = 48;

    private final Replies replies;
    private final long mostReplyBytes;
    private final byte[] latest = new byte[KEPT];
    private int latestLength;
    private long bytes;
    private long replyBytes;
    private @Nullable ByteArrayOutputStream capture;

    Intake(Replies replies, long mostReplyBytes) {
        this.replies = replies;
        this.mostReplyBytes = mostReplyBytes;
    }

    /** Keeps a copy of all bytes from now on. */
    void capture() {
        capture = new ByteArrayOutputStream();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof ByteBuf read) {
            int length = read.readableBytes();
            bytes += length;
            replyBytes += length;
            latestLength = Math.min(KEPT, length);
            read.getBytes(read.readerIndex(), latest, 0, latestLength);
            if (capture != null) {
                copy(read, capture);
            }
            if (replyBytes > mostReplyBytes) {
                read.release();
                replies.broken(
                        ErrorKind.OVERSIZED, "a reply of more than the " + mostReplyBytes + " bytes of --max-reply");
                return;
            }
        }
        context.fireChannelRead(message);
    }

    private static void copy(ByteBuf read, ByteArrayOutputStream into) {
        byte[] copy = new byte[read.readableBytes()];
        read.getBytes(read.readerIndex(), copy);
        into.writeBytes(copy);
    }

    /** A reply is complete: what comes next belongs to another one. */
    void replyEnds() {
        replyBytes = 0;
    }

    /** The copy of the bytes since the last call; empty unless they are kept. */
    byte[] takeCaptured() {
        if (capture == null) {
            return new byte[0];
        }
        byte[] taken = capture.toByteArray();
        capture.reset();
        return taken;
    }

    /** Whether nothing has come since the last reply was complete. */
    boolean isBetweenReplies() {
        return replyBytes == 0;
    }

    /** Bytes since the last call. */
    long takeBytes() {
        long taken = bytes;
        bytes = 0;
        return taken;
    }

    String latestBytes() {
        byte[] shown = new byte[latestLength];
        System.arraycopy(latest, 0, shown, 0, latestLength);
        return Shown.bytes(shown);
    }
}
