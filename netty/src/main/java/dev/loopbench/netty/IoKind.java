package dev.loopbench.netty;

import io.netty.channel.Channel;
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import java.util.function.Supplier;

/**
 * One of Netty's kinds of I/O. Naming the classes does not initialise them, so that a kind can be described where its
 * native library cannot be loaded.
 *
 * @param handler what an event loop of this kind runs on
 * @param handlers makes factories of such handlers, with Netty's defaults
 * @param listening what accepts
 * @param connected what carries bytes, at either end
 * @param bufferScale what the kernel's answer for SO_SNDBUF and SO_RCVBUF is divided by
 */
record IoKind(
        Class<? extends IoHandler> handler,
        Supplier<IoHandlerFactory> handlers,
        Class<? extends ServerSocketChannel> listening,
        Class<? extends SocketChannel> connected,
        int bufferScale) {

    /** The name of what should move the bytes. */
    String implementation() {
        return handler.getSimpleName() + "/" + connected.getSimpleName();
    }

    /**
     * The name of what does move the bytes, read off a registered channel and its event loop. A listening channel goes
     * by the name of what it accepts.
     */
    String implementation(Channel live) {
        boolean expected = live.eventLoop() instanceof IoEventLoop loop && loop.isIoType(handler);
        String channel = live.getClass().getSimpleName().replace("Server", "");
        return (expected ? "" : "not ") + handler.getSimpleName() + "/" + channel;
    }
}
