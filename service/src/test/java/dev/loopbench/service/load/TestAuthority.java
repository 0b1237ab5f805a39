package dev.loopbench.service.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate authority that lives as long as a test, and one certificate of it, for localhost and 127.0.0.1. By the JDK's keytool. */
final class TestAuthority {

    private static final String PASSWORD = "changeit";
    private static final String CA = "ca";
    private static final String SERVER = "server";

    private final Path directory;

    /** @param directory for its files, which nobody else uses */
    TestAuthority(Path directory) throws IOException, InterruptedException {
        this.directory = directory;
        makeKey(CA, "CN=authority of a test", "-ext", "bc:c");
        makeKey(SERVER, "CN=localhost");
        keytool(SERVER, "-certreq", "-file", file("server.csr").toString());
        keytool(
                CA,
                "-gencert",
                "-infile",
                file("server.csr").toString(),
                "-outfile",
                file("server.pem").toString(),
                "-rfc",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1");
        keytool(CA, "-exportcert", "-rfc", "-file", certificates().toString());
    }

    /** Its own certificate in PEM. */
    Path certificates() {
        return file("ca.pem");
    }

    /** TLS for a server that has the certificate. */
    SSLContext server() throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance(file("server.p12").toFile(), PASSWORD.toCharArray());
        keys.setKeyEntry(
                SERVER, keys.getKey(SERVER, PASSWORD.toCharArray()), PASSWORD.toCharArray(), new Certificate[] {
                    certificate(file("server.pem")), certificate(certificates())
                });
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static Certificate certificate(Path pem) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(pem)) {
            return CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    private Path file(String name) {
        return directory.resolve(name);
    }

    private void makeKey(String alias, String name, String... more) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(
                List.of("-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1", "-validity", "2", "-dname", name));
        arguments.addAll(List.of(more));
        keytool(alias, arguments.toArray(String[]::new));
    }

    private void keytool(String alias, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(
                List.of("-alias", alias, "-keystore", file(alias + ".p12").toString(), "-storepass", PASSWORD));
        Path log = file("keytool.log");
        Process keytool = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(keytool.waitFor()).as(() -> "keytool, see " + log).isZero();
    }
}
