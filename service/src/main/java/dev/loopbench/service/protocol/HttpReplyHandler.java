package dev.loopbench.service.protocol;

import dev.loopbench.service.target.Shown;
import dev.loopbench.service.target.TargetText;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/** Judges HTTP replies by their status line and counts each at its last byte. */
final class HttpReplyHandler extends ChannelInboundHandlerAdapter {

    private static final byte TLS_ALERT = 0x15;

    private final Replies replies;
    private final HttpOptions options;
    private @Nullable HttpResponse response;

    HttpReplyHandler(Replies replies, HttpOptions options) {
        this.replies = replies;
        this.options = options;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            if (message instanceof HttpObject part) {
                read(part);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void read(HttpObject part) {
        if (part.decoderResult().isFailure()) {
            unreadable();
            return;
        }
        if (part instanceof HttpResponse begun && !begins(begun)) {
            return;
        }
        if (part instanceof LastHttpContent) {
            ends();
        }
    }

    private void unreadable() {
        String bytes = replies.latestBytes();
        if (bytes.startsWith(Shown.text(String.valueOf((char) TLS_ALERT)))) {
            replies.broken(ErrorKind.TLS, "the service speaks TLS: use https://");
        } else {
            replies.broken(ErrorKind.WRONG_REPLY, "the reply is not HTTP/1.1; it begins with '" + bytes + "'");
        }
    }

    private boolean begins(HttpResponse begun) {
        response = begun;
        if (replies.awaited() < 0) {
            replies.broken(
                    ErrorKind.WRONG_REPLY,
                    "a reply to no request, with status " + begun.status().code());
            return false;
        }
        long length = HttpUtil.getContentLength(begun, 0L);
        if (length > options.mostReplyBytes()) {
            replies.broken(
                    ErrorKind.OVERSIZED,
                    "a reply of " + length + " bytes; --max-reply allows " + options.mostReplyBytes());
            return false;
        }
        return true;
    }

    private void ends() {
        HttpResponse ended = response;
        response = null;
        if (ended == null || ended.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
            return;
        }
        int status = ended.status().code();
        boolean keepsOpen = HttpUtil.isKeepAlive(ended);
        if (options.isExpected(status)) {
            replies.complete(status, keepsOpen);
        } else {
            replies.failed(kind(status), status, described(ended), keepsOpen);
        }
    }

    private static ErrorKind kind(int status) {
        if (status == 401 || status == 407) {
            return ErrorKind.AUTHENTICATION;
        }
        return switch (status / 100) {
            case 4 -> ErrorKind.STATUS_4XX;
            case 5 -> ErrorKind.STATUS_5XX;
            default -> ErrorKind.WRONG_REPLY;
        };
    }

    private static String described(HttpResponse response) {
        String status = "status " + Shown.text(response.status().toString());
        String location = response.headers().get(HttpHeaderNames.LOCATION);
        return location == null
                ? status
                : status + " to " + TargetText.shown(location) + "; redirects are not followed";
    }
}
