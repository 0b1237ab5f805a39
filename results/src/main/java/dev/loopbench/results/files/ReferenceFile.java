package dev.loopbench.results.files;

import dev.loopbench.core.probe.CpuProbe;
import dev.loopbench.results.environment.Machine;
import dev.loopbench.results.files.Documents.DamagedDocumentException;
import dev.loopbench.results.quiet.ProbeKey;
import dev.loopbench.results.quiet.ProbeKey.End;
import dev.loopbench.results.quiet.Reference;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;

/**
 * The CPU probe's time on an undisturbed core, as earlier runs found it: one small file for each user.
 *
 * @param path the file
 * @param machine on which its times hold
 * @param program identifies the CPU probe
 */
public record ReferenceFile(Path path, String machine, String program) {

    private static final String SCHEMA = "loopbench-witness/2";

    /** @param references of all machines and programs */
    record Contents(String schema, List<Stored> references) {
        Contents {
            references = List.copyOf(references);
        }
    }

    /** @param nanos the CPU probe's time, ns */
    record Stored(String machine, String program, End end, String cpus, String jdk, String options, double nanos) {
        Stored {
            Objects.requireNonNull(machine);
            Objects.requireNonNull(program);
            Objects.requireNonNull(end);
            options = Objects.requireNonNullElse(options, "");
        }
    }

    /** That of this user and machine: {@code loopbench/witness.json} where the user keeps caches. */
    public static ReferenceFile ofThisUser() {
        return new ReferenceFile(
                UserCache.ofThisUser().resolve("witness.json"), Machine.here().identity(), probeProgram());
    }

    /** Changes with the CPU probe's code, so that times of another program are never taken for its own. */
    private static String probeProgram() {
        try (InputStream in = CpuProbe.class.getResourceAsStream(CpuProbe.class.getSimpleName() + ".class")) {
            if (in == null) {
                throw new IllegalStateException("the CPU probe's own class file is not there");
            }
            CRC32 sum = new CRC32();
            sum.update(in.readAllBytes());
            return Long.toHexString(sum.getValue());
        } catch (IOException e) {
            throw new IllegalStateException("the CPU probe's own class file is unreadable", e);
        }
    }

    /**
     * The times that hold here, ns; none when there is no such file.
     *
     * @throws IOException when there is one that cannot be read
     */
    public Map<ProbeKey, Double> load() throws IOException {
        return ours(stored());
    }

    private Map<ProbeKey, Double> ours(List<Stored> all) {
        Map<ProbeKey, Double> nanos = new LinkedHashMap<>();
        for (Stored stored : all) {
            if (isOurs(stored)) {
                nanos.put(new ProbeKey(stored.end(), stored.cpus(), stored.jdk(), stored.options()), stored.nanos());
            }
        }
        return nanos;
    }

    /** Takes in what a run found, where several of its forks agree. */
    public void keep(Collection<Reference> references) throws IOException {
        List<Stored> before = storedUnlessDamaged();
        Map<ProbeKey, Double> ours = ours(before);
        references.forEach(reference -> reference.nanosToKeep().ifPresent(nanos -> ours.put(reference.key(), nanos)));
        List<Stored> all = new ArrayList<>();
        before.stream().filter(stored -> !isOurs(stored)).forEach(all::add);
        ours.forEach((key, nanos) ->
                all.add(new Stored(machine, program, key.end(), key.cpus(), key.jdk(), key.options(), nanos)));
        Files.createDirectories(path.toAbsolutePath().getParent());
        Documents.write(path, new Contents(SCHEMA, all));
    }

    private List<Stored> stored() throws IOException {
        return Files.exists(path) ? Documents.read(path, Contents.class).references() : List.of();
    }

    /** The stored times; none where the file is damaged, so that it is replaced and does not stay damaged for ever. */
    private List<Stored> storedUnlessDamaged() throws IOException {
        try {
            return stored();
        } catch (DamagedDocumentException e) {
            return List.of();
        }
    }

    private boolean isOurs(Stored stored) {
        return stored.machine().equals(machine) && stored.program().equals(program);
    }
}
