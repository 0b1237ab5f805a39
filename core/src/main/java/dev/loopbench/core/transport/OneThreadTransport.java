package dev.loopbench.core.transport;

import dev.loopbench.core.session.ConnectionUse;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A transport with both ends of one connection on one I/O thread; see {@link Transport#onOneThread}. In all else it is
 * the transport that it is made of.
 *
 * <p>Not stateless: {@link #listen} is called once, then {@link #connect} with the server's address. Either end's
 * threads may make the I/O thread, and closing the client ends it.
 */
public abstract class OneThreadTransport implements Transport {

    private final Transport model;

    /** @param model what it is made of */
    protected OneThreadTransport(Transport model) {
        this.model = model;
    }

    @Override
    public final String name() {
        return model.name();
    }

    @Override
    public final String implementation() {
        return model.implementation();
    }

    @Override
    public final Optional<Floor> floor() {
        return model.floor();
    }

    @Override
    public final Traits traits() {
        return model.traits();
    }

    @Override
    public final Layer layer() {
        return model.layer();
    }

    @Override
    public final Availability availability() {
        return model.availability();
    }

    /** An end that waits for bytes on the thread that should send them would wait for ever. */
    @Override
    public final Availability availability(Setting setting) {
        boolean echoes = setting.traffic().serving().equals(Serving.ECHO)
                && setting.traffic().use() == ConnectionUse.KEPT;
        return setting.traffic().connections() == 1 && setting.traffic().window() == 1 && setting.inProcess() && echoes
                ? model.availability(setting)
                : Availability.unavailable("one thread drives one connection with one request at a time");
    }

    @Override
    public final List<String> jvmArguments() {
        return model.jvmArguments();
    }

    @Override
    public final int warmupFactor() {
        return model.warmupFactor();
    }

    @Override
    public final Map<String, String> facts() {
        return model.facts();
    }
}
