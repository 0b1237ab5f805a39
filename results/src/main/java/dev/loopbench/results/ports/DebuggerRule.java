package dev.loopbench.results.ports;

import dev.loopbench.results.listener.Listener;
import dev.loopbench.results.listener.Listener.SocketProtocol;
import dev.loopbench.results.listener.PortList;
import dev.loopbench.results.ports.Mistakes.ExposedServiceRule;
import dev.loopbench.results.ports.Mistakes.MistakeRule;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** JDWP, JMX and the debuggers of other languages: who connects runs code as the user of the process. */
final class DebuggerRule implements MistakeRule {

    private static final Pattern JDWP = Pattern.compile("-(?:agentlib:jdwp=|Xrunjdwp:).*");
    private static final Pattern JDWP_PORT = Pattern.compile(".*\\baddress=(?:[^,]*:)?(\\d+)(?:,.*)?");
    private static final Pattern JMX_PORT =
            Pattern.compile("-Dcom\\.sun\\.management\\.jmxremote\\.(?:rmi\\.)?port=(\\d+)");
    private static final String NO_PASSWORD = "-Dcom.sun.management.jmxremote.authenticate=false";

    @Override
    public List<Mistake> mistakes(PortList ports) {
        return ports.listeners().stream()
                .filter(listener -> listener.isOf(SocketProtocol.TCP))
                .flatMap(listener -> Stream.of(jdwp(listener), jmx(listener), otherDebugger(listener))
                        .flatMap(Optional::stream))
                .toList();
    }

    private static Optional<Mistake> jdwp(Listener listener) {
        boolean isIt = owners(listener)
                .filter(argument -> JDWP.matcher(argument).matches())
                .anyMatch(argument -> hasPort(JDWP_PORT.matcher(argument), listener.port()));
        return isIt
                ? Optional.of(new Mistake(
                        "debugger-port",
                        listener.text(),
                        "Java's debugger port (JDWP): " + who(listener) + " runs any code in this JVM",
                        "start the JVM without it, or with address=127.0.0.1:" + listener.port()
                                + " and only while you debug"))
                : Optional.empty();
    }

    private static Optional<Mistake> jmx(Listener listener) {
        boolean isIt = owners(listener).anyMatch(argument -> hasPort(JMX_PORT.matcher(argument), listener.port()));
        boolean open = owners(listener).anyMatch(NO_PASSWORD::equals);
        return isIt && (open || listener.isExposed())
                ? Optional.of(new Mistake(
                        "management-port",
                        listener.text(),
                        "Java's management port (JMX)" + (open ? " without a password" : "") + ": " + who(listener)
                                + (open ? " runs any code in this JVM" : " may try passwords"),
                        "add -Dcom.sun.management.jmxremote.host=127.0.0.1, or use jcmd and no port"))
                : Optional.empty();
    }

    /** Exposed ones are told by {@link ExposedServiceRule}. */
    private static Optional<Mistake> otherDebugger(Listener listener) {
        return KnownService.of(listener)
                .filter(service -> service.isA("debugger port") && !listener.isExposed())
                .map(service -> new Mistake(
                        "debugger-port",
                        listener.text(),
                        service.name() + ": " + who(listener) + " runs any code in the process",
                        "start the process without it when you do not debug"));
    }

    private static String who(Listener listener) {
        return listener.isExposed() ? "whoever reaches this machine" : "every user and program of this machine";
    }

    private static Stream<String> owners(Listener listener) {
        return listener.owners().stream().flatMap(owner -> owner.arguments().stream());
    }

    private static boolean hasPort(Matcher found, int port) {
        return found.matches() && found.group(1).equals(Integer.toString(port));
    }
}
