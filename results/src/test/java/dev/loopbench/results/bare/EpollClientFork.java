package dev.loopbench.results.bare;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.frame.Token;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.placement.Placements;
import dev.loopbench.core.placement.Placements.Assignment;
import dev.loopbench.core.placement.Topology;
import dev.loopbench.core.server.ParentWatch;
import dev.loopbench.core.server.ServerProcess;
import dev.loopbench.core.server.ServerSpec;
import dev.loopbench.core.transport.SocketSettings;
import dev.loopbench.results.plan.Workload;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A {@code pipelined} fork on {@code cross-core}: a server of the suite under the client in C. Arguments: transport,
 * payload bytes, warm-up and measuring time in ms, the folder of the {@link EpollClient}, the file for the
 * {@link Throughput}.
 */
final class EpollClientFork {

    private static final MessageShape MESSAGES = new MessageShape(64, 64);

    private EpollClientFork() {}

    public static void main(String[] arguments) throws IOException {
        ParentWatch.start();
        Assignment assignment = new Placements(Topology.ofThisProcess())
                .assign(Placement.CROSS_CORE)
                .orElseThrow(() -> new IOException("there are no two cores here"));
        Token token = Token.random();
        try (ServerProcess server = ServerProcess.launch(new ServerSpec(
                arguments[0],
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                assignment.server(),
                assignment.held(),
                token.hex(),
                SocketSettings.defaults(),
                Workload.PIPELINED.traffic(MESSAGES)))) {
            server.await();
            Process client = new EpollClient(Path.of(arguments[4]))
                    .command(
                            ((InetSocketAddress) server.address()).getPort(),
                            assignment.client().first(),
                            Workload.PIPELINED.connections(),
                            Workload.PIPELINED.window(MESSAGES),
                            Integer.parseInt(arguments[1]),
                            Long.parseLong(arguments[2]),
                            Long.parseLong(arguments[3]))
                    .start();
            Throughput throughput = measure(client, token, server);
            new ObjectMapper().writeValue(new File(arguments[5]), throughput);
        }
    }

    private static Throughput measure(Process client, Token token, ServerProcess server) throws IOException {
        try (BufferedReader said = client.inputReader()) {
            double serverBusy;
            try (Writer tell = client.outputWriter()) {
                tell.write(token.hex() + "\n");
                tell.flush();
                expect("measuring", said);
                ServerCharge begin = ServerCharge.of(server);
                expect("measured", said);
                serverBusy = ServerCharge.of(server).busySince(begin);
            }
            return throughput(said.lines().map(line -> line.split(" ", -1)).toList(), serverBusy);
        }
    }

    private static void expect(String line, BufferedReader said) throws IOException {
        if (!line.equals(said.readLine())) {
            throw new IOException("the client in C ended early");
        }
    }

    private static Throughput throughput(List<String[]> lines, double serverBusy) {
        return new Throughput(
                Median.of(quotients("slice", lines)) * Throughput.NANOS_PER_SECOND,
                quotients("cpu", lines).sum(),
                serverBusy);
    }

    private static DoubleStream quotients(String label, List<String[]> lines) {
        return lines.stream()
                .filter(line -> line[0].equals(label))
                .mapToDouble(line -> Double.parseDouble(line[1]) / Double.parseDouble(line[2]));
    }
}
