package dev.loopbench.service.protocol;

import dev.loopbench.service.protocol.Protocol.Request;
import dev.loopbench.service.target.RefusedTarget;
import dev.loopbench.service.target.Shown;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.DelimiterBasedFrameDecoder;
import io.netty.handler.codec.FixedLengthFrameDecoder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bytes of the user's own: what is sent, and how a reply ends. */
public final class BytesProtocol implements Protocol {

    private final List<Request> requests;
    private final End end;

    /**
     * The end of a reply, and the expected one.
     *
     * @param until its last bytes, which belong to it; absent for a fixed length
     * @param length its length in bytes where {@code until} is absent
     * @param mostReplyBytes the longest that is accepted
     * @param expected how it must begin; empty for anything
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record End(byte @Nullable [] until, int length, int mostReplyBytes, byte[] expected) {}

    /** @param lines what is sent, with escapes such as {@code \r\n}; one line is one request */
    public BytesProtocol(List<MixLine> lines, End end) {
        this.requests = lines.stream()
                .map(line -> new Request(Shown.text(line.text()), Escapes.bytes(line.text()), line.weight()))
                .toList();
        this.end = end;
        requests.forEach(request -> {
            if (request.bytes().length == 0) {
                throw new RefusedTarget("--send: nothing to send");
            }
        });
    }

    @Override
    public List<Request> requests() {
        return requests;
    }

    @Override
    public List<byte[]> greetings() {
        return List.of();
    }

    @Override
    public void addDecoders(ChannelPipeline pipeline, Replies replies) {
        pipeline.addLast(frames(), new BytesReplyHandler(replies, end.expected()));
    }

    private ChannelHandler frames() {
        byte[] until = end.until();
        return until == null
                ? new FixedLengthFrameDecoder(end.length())
                : new DelimiterBasedFrameDecoder(end.mostReplyBytes(), false, Unpooled.wrappedBuffer(until));
    }
}
