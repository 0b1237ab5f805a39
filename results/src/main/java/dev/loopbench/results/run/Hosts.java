package dev.loopbench.results.run;

import dev.loopbench.core.jdk.Jdk;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** One host for each JDK of the forks. */
public final class Hosts implements Closeable {

    private final Map<String, ForkHostProcess> byJdk = new LinkedHashMap<>();
    private final Map<String, Jdk> jdks = new LinkedHashMap<>();
    private final Map<String, ClassArchive> archives = new ConcurrentHashMap<>();
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
                hosts.add(jdk, ForkHostProcess.start(jdk, log));
            }
            return hosts;
        } catch (IOException e) {
            hosts.close();
            throw e;
        }
    }

    private void add(Jdk jdk, ForkHostProcess host) throws IOException {
        HostMachine machine;
        try {
            machine = new HostMachine(host);
        } catch (IOException e) {
            host.close();
            throw e;
        }
        if (byJdk.putIfAbsent(machine.jdk(), host) != null) {
            host.close();
            throw new IOException("two of the JDKs are both of version " + machine.jdk());
        }
        jdks.put(machine.jdk(), jdk);
        machines.add(machine);
    }

    /** What each JDK has, in the order given. */
    public List<HostMachine> machines() {
        return machines;
    }

    /**
     * Has every JDK archive the classes of the forks, so that they start in less time.
     *
     * @param runDirectory where the archives are until these hosts are closed
     * @param log where the JVMs' words go
     * @return what did not work, one line each: forks then start without
     */
    public List<String> archiveClasses(Path runDirectory, ProcessBuilder.Redirect log) {
        List<String> troubles = new ArrayList<>();
        jdks.forEach((version, jdk) -> {
            try {
                Path directory = runDirectory.resolve("classes-" + archives.size());
                archives.put(version, ClassArchive.make(jdk, JmhForkLauncher.JVM_ARGUMENTS, directory, log));
            } catch (IOException e) {
                troubles.add(
                        "forks on JDK " + version + " start without an archive of their classes: " + e.getMessage());
            }
        });
        return troubles;
    }

    /**
     * The host of a JDK.
     *
     * @param version its full version
     */
    ForkHostProcess host(String version) {
        ForkHostProcess host = byJdk.get(version);
        if (host == null) {
            throw new IllegalStateException("no host runs JDK " + version);
        }
        return host;
    }

    /** What the JVMs of all forks on that JDK are started with. */
    List<String> jvmArguments(String version) {
        List<String> arguments = new ArrayList<>(JmhForkLauncher.JVM_ARGUMENTS);
        Optional.ofNullable(archives.get(version)).map(ClassArchive::option).ifPresent(arguments::add);
        return arguments;
    }

    @Override
    public void close() throws IOException {
        for (ForkHostProcess host : byJdk.values()) {
            host.close();
        }
        for (ClassArchive archive : archives.values()) {
            archive.close();
        }
        archives.clear();
    }
}
