package dev.loopbench.core.socket;

import dev.loopbench.core.transport.SocketSettings;
import java.io.IOException;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.channels.NetworkChannel;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sets {@link SocketSettings} on the JDK's channels, and reads what took effect. */
public final class ChannelOptions {

    private static final List<SocketOption<?>> READ = List.of(
            StandardSocketOptions.TCP_NODELAY, StandardSocketOptions.SO_SNDBUF, StandardSocketOptions.SO_RCVBUF);

    private ChannelOptions() {}

    /** For a channel that listens: its receive buffer is inherited by what it accepts, so it is set before binding. */
    public static void applyToListener(NetworkChannel channel, SocketSettings settings) throws IOException {
        if (settings.receiveBuffer().isPresent()) {
            channel.setOption(
                    StandardSocketOptions.SO_RCVBUF, settings.receiveBuffer().getAsInt());
        }
    }

    /** For a connection of either end; on the connecting end before it connects. */
    public static void apply(NetworkChannel channel, SocketSettings settings) throws IOException {
        if (channel.supportedOptions().contains(StandardSocketOptions.TCP_NODELAY)) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, settings.noDelay());
        }
        if (settings.sendBuffer().isPresent()) {
            channel.setOption(
                    StandardSocketOptions.SO_SNDBUF, settings.sendBuffer().getAsInt());
        }
        if (settings.receiveBuffer().isPresent()) {
            channel.setOption(
                    StandardSocketOptions.SO_RCVBUF, settings.receiveBuffer().getAsInt());
        }
    }

    /** The options in effect: name → value. */
    public static Map<String, String> read(NetworkChannel channel) throws IOException {
        Map<String, String> options = new TreeMap<>();
        for (SocketOption<?> option : READ) {
            if (channel.supportedOptions().contains(option)) {
                options.put(option.name(), String.valueOf(channel.getOption(option)));
            }
        }
        return options;
    }
}
