package dev.loopbench.results.faults;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Transports from elsewhere that cannot be used: they are listed alone, and all others are measured. */
final class TransportFaults {

    private static final String KIND = "transport";

    private TransportFaults() {}

    static List<Fault> all() {
        List<Fault> all = new ArrayList<>();
        all.add(fault("throws when it is made", ForeignTransports.Throwing.class, "no licence")
                .inEveryBuild());
        all.add(fault(
                "hangs when it is asked for its name", ForeignTransports.Hanging.class, "does not answer within"));
        all.add(fault(
                "hangs when it is asked whether it is there", ForeignTransports.Busy.class, "does not answer within"));
        all.add(fault("has no name", ForeignTransports.Nameless.class, "has no name"));
        all.add(fault("has a name that a terminal obeys", ForeignTransports.Unreadable.class, "\\x1b]0;owned\\x07"));
        all.add(fault("has the name of another", ForeignTransports.Twofold.class, "has the name of another transport"));
        all.add(fault("needs a class that is not there", ForeignTransports.Linking.class, "NoClassDefFoundError"));
        all.add(Fault.of(KIND, "is registered and not there", 0, "cannot be loaded", sandbox -> {
            Path jar = ForeignJar.registering(sandbox.path("foreign.jar"), List.of("no.such.Transport"), List.of());
            return sandbox.beside(jar).program("list");
        }));
        all.add(Fault.of(KIND, "measures beside one that cannot be used", 0, "Cannot be used: ", sandbox -> {
            Path jar = ForeignJar.of(sandbox.path("foreign.jar"), ForeignTransports.Throwing.class);
            return sandbox.beside(jar).run();
        }));
        return all;
    }

    private static Fault fault(String name, Class<?> type, String said) {
        return Fault.of(KIND, name, 0, said, sandbox -> {
                    Path jar = ForeignJar.of(sandbox.path("foreign.jar"), type);
                    return sandbox.beside(jar).program("list");
                })
                .saying("nio-select");
    }
}
