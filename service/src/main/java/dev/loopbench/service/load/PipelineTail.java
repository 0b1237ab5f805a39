package dev.loopbench.service.load;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;

/** The end of a channel's pipeline: what happens to the channel, and what no decoder took. */
final class PipelineTail extends ChannelInboundHandlerAdapter {

    private final ClientChannel channel;

    PipelineTail(ClientChannel channel) {
        this.channel = channel;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        channel.active();
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        channel.readEnds();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ReferenceCountUtil.release(message);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        channel.inactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        channel.failed(cause);
    }
}
