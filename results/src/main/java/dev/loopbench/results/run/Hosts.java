package dev.loopbench.results.run;

import dev.loopbench.core.jdk.Jdk;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One host for each JDK of the forks. */
public final class Hosts implements Closeable {

    private final Map<String, ForkHostProcess> byJdk = new LinkedHashMap<>();
    private final List<HostMachine> machines = new ArrayList<>();

    private Hosts() {}

    /**
     * Starts a host on each JDK and asks what it has.
     *
     * @param log where JMH's and the forks' own words go
     * @throws IOException when a host does not come up; none is left running then
     */
    public static Hosts start(List<Jdk> jdks, ProcessBuilder.Redirect log) throws IOException {
        Hosts hosts = new Hosts();
        try {
            for (Jdk jdk : jdks) {
                hosts.add(ForkHostProcess.start(jdk, log));
            }
            return hosts;
        } catch (IOException e) {
            hosts.close();
            throw e;
        }
    }

    private void add(ForkHostProcess host) throws IOException {
        HostMachine machine;
        try {
            machine = new HostMachine(host);
        } catch (IOException e) {
            host.close();
            throw e;
        }
        byJdk.put(machine.jdk(), host);
        machines.add(machine);
    }

    /** What each JDK has, in the order given. */
    public List<HostMachine> machines() {
        return machines;
    }

    /** The hosts by the full version of their JDK. */
    public Map<String, ForkHostProcess> byJdk() {
        return byJdk;
    }

    @Override
    public void close() throws IOException {
        for (ForkHostProcess host : byJdk.values()) {
            host.close();
        }
    }
}
