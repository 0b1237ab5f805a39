package dev.loopbench.results.faults;

import dev.loopbench.core.transport.Transport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** A jar with transports and their registration. */
final class ForeignJar {

    private ForeignJar() {}

    /** With one transport. */
    static Path of(Path jar, Class<?> transport) throws IOException {
        return registering(
                jar,
                List.of(transport.getName()),
                List.of(ForeignTransports.class, ForeignTransports.CarelessTransport.class, transport));
    }

    /** With these names registered, and these classes. */
    static Path registering(Path jar, List<String> names, List<Class<?>> classes) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("META-INF/services/" + Transport.class.getName()));
            out.write(String.join("\n", names).getBytes(StandardCharsets.UTF_8));
            for (Class<?> type : classes) {
                String file = type.getName().replace('.', '/') + ".class";
                out.putNextEntry(new JarEntry(file));
                try (InputStream in = type.getClassLoader().getResourceAsStream(file)) {
                    if (in == null) {
                        throw new IOException("there is no " + file);
                    }
                    in.transferTo(out);
                }
            }
        }
        return jar;
    }
}
