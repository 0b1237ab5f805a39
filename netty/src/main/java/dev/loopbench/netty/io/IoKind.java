package dev.loopbench.netty.io;

import dev.loopbench.core.address.AddressFamily;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.channel.unix.DomainSocketChannel;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One of Netty's kinds of I/O. Naming the classes does not initialise them, so that a kind can be described where its
 * native library cannot be loaded.
 *
 * @param handler what an event loop of this kind runs on
 * @param handlers makes factories of such handlers, with Netty's defaults
 * @param tcp its channels over TCP
 * @param unix its channels over Unix domain sockets
 * @param connectionOptions options of its connections, at either end, beyond those of every kind
 * @param bufferScale what the kernel's answer for SO_SNDBUF and SO_RCVBUF is divided by
 */
public record IoKind(
        Class<? extends IoHandler> handler,
        Supplier<IoHandlerFactory> handlers,
        Channels tcp,
        Channels unix,
        Map<ChannelOption<?>, Object> connectionOptions,
        int bufferScale) {

    /**
     * Channels over sockets of one family.
     *
     * @param listening what accepts
     * @param connected what carries bytes, at either end
     */
    public record Channels(Class<? extends ServerChannel> listening, Class<? extends Channel> connected) {

        /**
         * An address as these channels take it: those of Netty's native libraries have an address of their own for socket files, which
         * is older than the JDK's.
         */
        public SocketAddress take(SocketAddress address) {
            return address instanceof UnixDomainSocketAddress file
                            && DomainSocketChannel.class.isAssignableFrom(connected)
                    ? new DomainSocketAddress(file.getPath().toString())
                    : address;
        }
    }

    /** The address of a channel as the JDK has it; the inverse of {@link Channels#take}. */
    public static SocketAddress jdkAddress(SocketAddress address) {
        return address instanceof DomainSocketAddress file ? UnixDomainSocketAddress.of(file.path()) : address;
    }

    /** The channels over sockets of a family. */
    Channels over(AddressFamily address) {
        return switch (address) {
            case TCP -> tcp;
            case UNIX -> unix;
        };
    }

    /** The channels for an address. */
    public Channels at(SocketAddress address) {
        return over(AddressFamily.of(address).orElseThrow(UnsupportedAddressTypeException::new));
    }

    /** The name of what should move the bytes. */
    public String implementation(AddressFamily address) {
        return handler.getSimpleName() + "/" + over(address).connected().getSimpleName();
    }

    /**
     * The name of what does move the bytes, read off a registered channel and its event loop. A listening channel goes
     * by the name of what it accepts.
     */
    public String implementation(Channel live) {
        boolean expected = live.eventLoop() instanceof IoEventLoop loop && loop.isIoType(handler);
        String channel = live.getClass().getSimpleName().replace("Server", "");
        return (expected ? "" : "not ") + handler.getSimpleName() + "/" + channel;
    }
}
