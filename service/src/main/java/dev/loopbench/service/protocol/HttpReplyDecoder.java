package dev.loopbench.service.protocol;

import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpResponseDecoder;

/** Netty's decoder, which must be told which replies have no body because the request was a HEAD. */
final class HttpReplyDecoder extends HttpResponseDecoder {

    private final Replies replies;
    private final boolean[] heads;

    HttpReplyDecoder(HttpDecoderConfig config, Replies replies, boolean[] heads) {
        super(config);
        this.replies = replies;
        this.heads = heads;
    }

    @Override
    protected boolean isContentAlwaysEmpty(HttpMessage message) {
        int awaited = replies.awaited();
        return (awaited >= 0 && heads[awaited]) || super.isContentAlwaysEmpty(message);
    }
}
