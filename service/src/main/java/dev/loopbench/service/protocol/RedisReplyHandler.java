package dev.loopbench.service.protocol;

import dev.loopbench.service.target.Shown;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.redis.ArrayHeaderRedisMessage;
import io.netty.handler.codec.redis.BulkStringHeaderRedisMessage;
import io.netty.handler.codec.redis.BulkStringRedisContent;
import io.netty.handler.codec.redis.ErrorRedisMessage;
import io.netty.handler.codec.redis.LastBulkStringRedisContent;
import io.netty.handler.codec.redis.RedisCodecException;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Deque;

/** Counts a reply at its last element; arrays may be nested. Contents are not collected, so that large replies take no memory. */
final class RedisReplyHandler extends ChannelInboundHandlerAdapter {

    /** In the message of Netty's decoder about an announced length beyond 512 MiB, or a line beyond 64 KiB. */
    private static final String TOO_LONG = "(expected: <= ";

    private final Replies replies;
    /** How many elements are missing from each array that is open, the innermost first. */
    private final Deque<Long> missing = new ArrayDeque<>();

    RedisReplyHandler(Replies replies) {
        this.replies = replies;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            read(message);
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void read(Object message) {
        if (replies.awaited() < 0) {
            replies.broken(ErrorKind.WRONG_REPLY, "a reply to no request: '" + replies.latestBytes() + "'");
        } else if (message instanceof ErrorRedisMessage error && missing.isEmpty()) {
            error(error.content());
        } else if (message instanceof ArrayHeaderRedisMessage array && array.length() > 0) {
            missing.push(array.length());
        } else if (!isPart(message)) {
            elementEnds();
        }
    }

    private static boolean isPart(Object message) {
        return message instanceof BulkStringHeaderRedisMessage
                || (message instanceof BulkStringRedisContent && !(message instanceof LastBulkStringRedisContent));
    }

    private void elementEnds() {
        while (!missing.isEmpty()) {
            long left = missing.pop() - 1;
            if (left > 0) {
                missing.push(left);
                return;
            }
        }
        replies.complete(0, true);
    }

    private void error(String text) {
        boolean authentication = text.startsWith("NOAUTH") || text.startsWith("WRONGPASS") || text.startsWith("NOPERM");
        replies.failed(
                authentication ? ErrorKind.AUTHENTICATION : ErrorKind.WRONG_REPLY,
                0,
                "the service replied '" + Shown.text(text) + "'",
                true);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // Netty's decoders wrap what they throw.
        Throwable inner = cause instanceof RedisCodecException ? cause : cause.getCause();
        if (inner instanceof RedisCodecException
                && String.valueOf(inner.getMessage()).contains(TOO_LONG)) {
            replies.broken(
                    ErrorKind.OVERSIZED,
                    "a reply longer than any that can be read; it begins with '" + replies.latestBytes() + "'");
        } else if (inner instanceof RedisCodecException) {
            replies.broken(
                    ErrorKind.WRONG_REPLY,
                    "the reply is not of Redis' protocol; it begins with '" + replies.latestBytes() + "'");
        } else {
            context.fireExceptionCaught(cause);
        }
    }
}
