package dev.loopbench.results.measure;

import dev.loopbench.core.placement.CpuList;
import dev.loopbench.results.service.LoadFigures;
import dev.loopbench.results.service.ServiceSide;
import dev.loopbench.results.service.TargetFigures;
import dev.loopbench.results.service.TargetFigures.ConnectionCost;
import dev.loopbench.results.service.TargetFigures.FloorFigures;
import dev.loopbench.results.service.TargetFigures.OpenFigures;
import dev.loopbench.results.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The meaning of the figures of one target. */
final class ServiceRemarks {

    private static final String DATABASE = "jdbc:";
    private static final double FULL = 0.95;
    private static final double MUCH_LATE = 0.1;
    private static final double MUCH_WAITING = 0.5;

    private final TargetFigures target;
    private final LoadFigures load;
    private final String name;

    ServiceRemarks(TargetFigures target, LoadFigures load, boolean several) {
        this.target = target;
        this.load = load;
        name = several ? target.name() + ": " : "";
    }

    /** A sentence each; of a target that was not loaded, its notes alone. */
    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        target.notes().forEach(note -> sentences.add(name + note));
        if (!target.isMeasured()) {
            return sentences;
        }
        FloorFigures floor = target.floor();
        if (floor != null && target.speed().p50().value() != null) {
            sentences.add(name + floor(floor));
        }
        ServiceSide service = target.costs().service();
        if (service == null) {
            sentences.add(
                    name + "the service's processes cannot be seen: they belong to another user, or a published port"
                            + " leads into a container");
        } else {
            sentences.add(name + service(service));
        }
        if (load.loop().equals(LoadFigures.CLOSED)) {
            sentences.add(name + limit());
        }
        OpenFigures open = target.open();
        if (open != null) {
            sentences.add(name + open(open));
        }
        ConnectionCost connection = target.costs().connection();
        if (connection != null) {
            sentences.add(name + text(connection));
        }
        return sentences;
    }

    private static String text(ConnectionCost connection) {
        String times = String.format(
                Locale.ROOT,
                "%s µs with it, %s µs on a kept one",
                Numbers.rough(connection.newUs()),
                Numbers.rough(connection.keptUs()));
        // A service may delay the replies on kept connections alone, as Nagle's algorithm does.
        return connection.requests() > 0
                ? String.format(Locale.ROOT, "a new connection costs as much as %.1f requests: ", connection.requests())
                        + times
                : "a request on a new connection takes no longer than one on a kept connection: " + times;
    }

    private String floor(FloorFigures floor) {
        if (target.floorTakesAsLong()) {
            return "the echo takes as long: the service cannot be told from loopback and client";
        }
        double all = target.speed().p50().orZero();
        double below = floor.p50().orZero();
        return String.format(
                Locale.ROOT,
                "of %s µs (p50), %s µs are loopback and client; %s µs are your service",
                Numbers.rough(all),
                Numbers.rough(below),
                Numbers.rough(all - below));
    }

    private static String service(ServiceSide service) {
        return String.format(
                Locale.ROOT,
                "the service (%s, %d process%s, CPU %s): %s µs CPU a request, of which user %s and kernel %s; %.2f switches,"
                        + " %.3f page faults, %s µs waiting for a CPU; memory %s",
                service.process(),
                service.pids().size(),
                service.pids().size() == 1 ? "" : "es",
                service.cpus(),
                Numbers.rough(service.each().cpuUs()),
                Numbers.rough(service.each().userUs()),
                Numbers.rough(service.each().kernelUs()),
                service.each().switches(),
                service.each().faults(),
                Numbers.rough(service.each().waitUs()),
                Numbers.bytes((double) service.residentBytes()));
    }

    private String limit() {
        ServiceSide service = target.costs().service();
        String client = Numbers.share(target.costs().clientBusy());
        if (target.costs().clientBusy() >= FULL * load.client().threads()) {
            return "the client limits throughput: it uses " + client + " of a CPU; the service bears more than this; "
                    + moreClient();
        }
        if (service != null && service.busiestThread() >= FULL) {
            return "the service limits throughput: its busiest thread uses " + Numbers.share(service.busiestThread())
                    + " of a CPU; the client uses " + client;
        }
        if (service != null && service.busy() >= FULL * allowedCpus(service)) {
            return String.format(
                    Locale.ROOT,
                    "the service limits throughput: it uses %.2f of the %d CPUs that it may use; the client uses %s of one",
                    service.busy(),
                    allowedCpus(service),
                    client);
        }
        if (service != null
                && service.each().waitUs() > MUCH_WAITING * service.each().cpuUs()) {
            return "others limit throughput: the service's threads waited "
                    + Numbers.rough(service.each().waitUs())
                    + " µs a request for a CPU; see what else runs on this machine";
        }
        String busy = service == null ? "" : String.format(Locale.ROOT, "; the service uses %.2f CPUs", service.busy());
        return "neither side is at its limit: the client uses " + client + " of a CPU" + busy
                + "; more connections, or what the service waits for, would change throughput";
    }

    private static int allowedCpus(ServiceSide service) {
        return Math.max(1, CpuList.parse(service.cpus()).size());
    }

    /** A database's client has a thread for each connection, whatever --threads says. */
    private String moreClient() {
        return target.target().startsWith(DATABASE)
                ? "give the client more CPUs"
                : "try --threads " + (load.client().threads() + 1);
    }

    private String open(OpenFigures open) {
        double late = open.lateP99().orZero();
        return String.format(
                Locale.ROOT,
                "once sent, requests took p50 %s, p99 %s, p99.9 %s µs; the client was late by %s µs at p99%s",
                FigureText.plain(open.serviceP50()),
                FigureText.plain(open.serviceP99()),
                FigureText.plain(open.serviceP999()),
                Numbers.rough(late),
                late > MUCH_LATE * target.speed().p50().orZero()
                        ? ", which is much of p50: the client is short of CPU"
                        : "");
    }
}
