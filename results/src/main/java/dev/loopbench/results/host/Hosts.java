package dev.loopbench.results.host;

import dev.loopbench.core.jdk.Jdk;
import dev.loopbench.core.record.ForkRecord;
import dev.loopbench.results.files.UserCache;
import dev.loopbench.results.plan.Variant;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** One host for each JDK of the forks. */
public final class Hosts implements Closeable {

    private final Map<String, ForkHostProcess> byJdk = new LinkedHashMap<>();
    private final Map<VariantHost, ForkHostProcess> byVariant = new LinkedHashMap<>();
    private final Map<String, Jdk> jdks = new LinkedHashMap<>();
    private final Map<String, ClassArchive> archives = new ConcurrentHashMap<>();
    private final List<HostCapabilities> machines = new ArrayList<>();

    private Hosts() {}

    /** A host for one variant, on the JDK of that version. */
    private record VariantHost(String jdk, String variant) {}

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
                hosts.add(jdk, ForkHostProcess.startOnOwnClassPath(jdk, log));
            }
            return hosts;
        } catch (IOException e) {
            hosts.close();
            throw e;
        }
    }

    private void add(Jdk jdk, ForkHostProcess host) throws IOException {
        HostCapabilities machine;
        try {
            machine = new HostCapabilities(host);
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

    /** The capabilities of each JDK, in the order given. */
    public List<HostCapabilities> machines() {
        return machines;
    }

    /** Transports that cannot be used on any of them: name or class → the reason. */
    public Map<String, String> unusableTransports() {
        Map<String, String> unusable = new TreeMap<>();
        machines.forEach(machine -> unusable.putAll(machine.unusable()));
        return unusable;
    }

    /** The full versions of the JDKs, likewise. */
    public Set<String> versions() {
        return Collections.unmodifiableSet(jdks.keySet());
    }

    /**
     * Has every JDK archive the classes of the forks, unless an earlier run did, so that they start in less time.
     *
     * @param runDirectory for what is this run's alone, until these hosts are closed
     * @param log where the JVMs' words go
     * @return what did not work, one line each: forks then start without
     */
    public List<String> archiveClasses(Path runDirectory, ProcessBuilder.Redirect log) {
        List<String> troubles = new ArrayList<>();
        jdks.forEach((version, jdk) -> {
            try {
                Path work = runDirectory.resolve("classes-" + archives.size());
                Path cache = UserCache.ofThisUser().resolve("classes");
                archives.put(version, ClassArchive.of(jdk, ForkOptions.ofSuite(), cache, work, log));
            } catch (IOException e) {
                troubles.add(
                        "forks on JDK " + version + " start without an archive of their classes: " + e.getMessage());
            }
        });
        return troubles;
    }

    /**
     * Starts the hosts of variants that have a class path of their own.
     *
     * @param log where JMH's and the forks' own words go
     * @throws IOException when one does not come up
     */
    public void startVariants(List<Variant> variants, ProcessBuilder.Redirect log) throws IOException {
        for (Map.Entry<String, Jdk> jdk : jdks.entrySet()) {
            for (Variant variant : variants) {
                if (!variant.classPath().isEmpty()) {
                    ForkHostProcess host = ForkHostProcess.start(jdk.getValue(), VariantBuild.of(variant), log);
                    byVariant.put(new VariantHost(jdk.getKey(), variant.name()), host);
                    int version = host.survey(List.of()).recordVersion();
                    if (version != ForkRecord.VERSION) {
                        throw new IOException(variant.name()
                                + ": its build measures in another way (records of" + " version " + version + ", here "
                                + ForkRecord.VERSION + "), which cannot be compared");
                    }
                }
            }
        }
    }

    /**
     * The host that runs a cell's forks.
     *
     * @param jdk the full version of its JDK
     * @param variant the name of its variant; empty without one
     */
    public ForkHostProcess host(String jdk, String variant) {
        ForkHostProcess host = byVariant.getOrDefault(new VariantHost(jdk, variant), byJdk.get(jdk));
        if (host == null) {
            throw new IllegalStateException("no host runs JDK " + jdk);
        }
        return host;
    }

    /** The JDK of that full version. */
    public Jdk jdk(String version) {
        Jdk jdk = jdks.get(version);
        if (jdk == null) {
            throw new IllegalStateException("no host runs JDK " + version);
        }
        return jdk;
    }

    /** The options with which the JVMs of all forks on that JDK are started. */
    public List<String> jvmArguments(String jdk) {
        List<String> arguments = new ArrayList<>(ForkOptions.ofSuite());
        Optional.ofNullable(archives.get(jdk)).map(ClassArchive::option).ifPresent(arguments::add);
        return arguments;
    }

    /** May be called twice, and by two threads at once: one that is interrupted ends its hosts from another. */
    @Override
    public synchronized void close() throws IOException {
        for (ForkHostProcess host : byJdk.values()) {
            host.close();
        }
        for (ForkHostProcess host : byVariant.values()) {
            host.close();
        }
        for (ClassArchive archive : archives.values()) {
            archive.close();
        }
        archives.clear();
    }
}
