package dev.loopbench.results.cli;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.server.ParentWatch;
import dev.loopbench.core.transport.Serving;
import dev.loopbench.core.transport.Transport;
import dev.loopbench.core.transport.Transports;
import dev.loopbench.results.launch.RunSockets;
import dev.loopbench.results.option.Names;
import dev.loopbench.results.option.OptionValues;
import dev.loopbench.results.option.UnusableInput;
import dev.loopbench.results.serve.RawServer;
import dev.loopbench.results.serve.Reply;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves foreign clients. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = {
            "Serves an echo, or a minimal HTTP reply, over a transport, without the suite's header and token: for wrk, curl,"
                    + " socat or a client of your own. Listens on loopback only, at a port that the kernel chooses, and"
                    + " prints where.",
            "Ends on Ctrl-C, or with the process that started it."
        },
        footer = {"", "Exit codes: 130 ended by Ctrl-C, 1 by the end of its parent, 2 the input cannot be used."})
final class ServeCommand implements Callable<Integer> {

    private static final int MOST_BODY = 16 << 20;
    private static final int BODY = 64;

    @Option(
            names = "--transport",
            paramLabel = "TRANSPORT",
            description = "Transport, as 'list' names it. Default: " + Names.USUAL_TRANSPORT + ".")
    private String transport = Names.USUAL_TRANSPORT;

    @Option(
            names = "--address",
            paramLabel = "FAMILY",
            description = "tcp (127.0.0.1) or unix (a socket file of mode 0600). Default: tcp.")
    private String address = AddressFamily.TCP.label();

    @Option(names = "--http", description = "Answer HTTP/1.1 requests. Default: send back every byte.")
    private boolean http;

    @Option(
            names = "--response-bytes",
            paramLabel = "BYTES",
            description = "Body of the HTTP reply, such as 64 or 4KiB. Default: 64.")
    private @Nullable String responseBytes;

    @Option(names = "--server-threads", paramLabel = "N", description = "Event loops or selectors. Default: 1.")
    private @Nullable Integer threads;

    @Option(
            names = RunSockets.OPTION,
            defaultValue = "${sys:java.io.tmpdir}",
            paramLabel = "DIR",
            description = "Directory in which the one for the socket file is made. Default: ${DEFAULT-VALUE}.")
    private Path socketDirectory;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Transport chosen = OptionValues.named("--transport", transport, Transports.load()::named);
        AddressFamily family = OptionValues.named("--address", address, AddressFamily::of);
        int loops = OptionValues.within("--server-threads", threads, 1, Serving.MOST_THREADS)
                .orElse(1);
        Reply reply = reply();
        RawServer server;
        try {
            server = RawServer.open(chosen, family, reply, loops, socketDirectory);
        } catch (IOException e) {
            throw new UnusableInput("--transport", "'" + transport + "': " + e.getMessage());
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server), "close"));
        ParentWatch.start();
        PrintWriter out = spec.commandLine().getOut();
        out.println("Listening at " + server.address() + " (" + transport + ": " + server.implementation() + ", "
                + reply.meaning() + ")");
        out.flush();
        new CountDownLatch(1).await();
        return 0;
    }

    private Reply reply() {
        if (!http) {
            if (responseBytes != null) {
                throw new UnusableInput("--response-bytes", "needs --http: an echo has the size of its request");
            }
            return Reply.echo();
        }
        return Reply.http(
                responseBytes == null
                        ? BODY
                        : OptionValues.sizes("--response-bytes", List.of(responseBytes), 0, MOST_BODY)
                                .get(0));
    }

    private static void close(RawServer server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
