package dev.loopbench.service.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate authority that lives as long as a test, and one certificate of it, for localhost and 127.0.0.1. By the JDK's keytool. */
final class TestAuthority {

    private static final String PASSWORD = "changeit";
    private static final String KEYS = "keys.p12";
    private static final String CA = "ca";
    private static final String SERVER = "server";

    private final Path directory;
    private final KeyStore keys;

    /** @param directory for its files, which nobody else uses */
    TestAuthority(Path directory) throws IOException, GeneralSecurityException, InterruptedException {
        this.directory = directory;
        makeKey(CA, "CN=authority of a test", "-ext", "bc:c");
        makeKey(SERVER, "CN=localhost", "-ext", "san=dns:localhost,ip:127.0.0.1", "-signer", CA);
        keys = KeyStore.getInstance(file(KEYS).toFile(), PASSWORD.toCharArray());
        byte[] own = keys.getCertificate(CA).getEncoded();
        // A server would else be free to show the authority's certificate as its own.
        keys.deleteEntry(CA);
        Files.writeString(
                certificates(),
                "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(own)
                        + "\n-----END CERTIFICATE-----\n");
    }

    /** Its own certificate in PEM. */
    Path certificates() {
        return file("ca.pem");
    }

    /** TLS for a server that has the certificate. */
    SSLContext server() throws GeneralSecurityException {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private Path file(String name) {
        return directory.resolve(name);
    }

    private void makeKey(String alias, String name, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(
                List.of("-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1", "-validity", "2", "-dname", name));
        command.addAll(List.of(more));
        // A JVM that lives for half a second has no use of the optimising compiler.
        command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC"));
        command.addAll(List.of("-alias", alias, "-keystore", file(KEYS).toString(), "-storepass", PASSWORD));
        Path log = file("keytool.log");
        Process keytool = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(keytool.waitFor()).as(() -> "keytool, see " + log).isZero();
    }
}
