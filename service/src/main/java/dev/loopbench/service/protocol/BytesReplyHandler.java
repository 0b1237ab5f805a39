package dev.loopbench.service.protocol;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.util.ReferenceCountUtil;

/** Counts each frame as a reply. */
final class BytesReplyHandler extends ChannelInboundHandlerAdapter {

    private final Replies replies;
    private final byte[] expected;

    BytesReplyHandler(Replies replies, byte[] expected) {
        this.replies = replies;
        this.expected = expected;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            if (replies.awaited() < 0) {
                replies.broken(ErrorKind.WRONG_REPLY, "a reply to no request: '" + replies.latestBytes() + "'");
            } else if (message instanceof ByteBuf frame && !begins(frame)) {
                replies.failed(
                        ErrorKind.WRONG_REPLY,
                        0,
                        "the reply does not begin as --expect says, but with '" + replies.latestBytes() + "'",
                        true);
            } else {
                replies.complete(0, true);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private boolean begins(ByteBuf frame) {
        if (frame.readableBytes() < expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (frame.getByte(frame.readerIndex() + i) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof TooLongFrameException) {
            replies.broken(ErrorKind.OVERSIZED, "a reply without its end within --max-reply");
        } else {
            context.fireExceptionCaught(cause);
        }
    }
}
