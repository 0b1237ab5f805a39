package dev.loopbench.core.measurement;

import dev.loopbench.core.transport.Transport;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/** Knows one transport and no other. */
final class RegisteringLoader extends ClassLoader {

    private final Path registration;

    private RegisteringLoader(ClassLoader parent, Path registration) {
        super(parent);
        this.registration = registration;
    }

    /** @param directory for the registration */
    static ClassLoader of(ClassLoader parent, Class<? extends Transport> transport, Path directory) throws IOException {
        return new RegisteringLoader(parent, Files.writeString(directory.resolve("services"), transport.getName()));
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return name.equals("META-INF/services/" + Transport.class.getName())
                ? Collections.enumeration(List.of(url()))
                : super.getResources(name);
    }

    private URL url() throws MalformedURLException {
        return registration.toUri().toURL();
    }
}
