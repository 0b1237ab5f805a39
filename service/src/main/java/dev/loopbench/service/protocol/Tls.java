package dev.loopbench.service.protocol;

import dev.loopbench.service.target.RefusedTarget;
import dev.loopbench.service.target.Shown;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.nio.file.Path;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Whose certificates are trusted. */
public final class Tls {

    private Tls() {}

    /**
     * TLS for the client's side.
     *
     * @param trust a PEM file of certificates to trust; absent for those of the JDK
     * @param trustAny whether any certificate for any name will do
     * @throws RefusedTarget when the file cannot be used
     */
    public static SslContext context(@Nullable Path trust, boolean trustAny) {
        try {
            SslContextBuilder builder = SslContextBuilder.forClient();
            if (trustAny) {
                builder.trustManager(InsecureTrustManagerFactory.INSTANCE).endpointIdentificationAlgorithm(null);
            } else if (trust != null) {
                builder.trustManager(trust.toFile());
            }
            return builder.build();
        } catch (SSLException | IllegalArgumentException e) {
            throw new RefusedTarget(
                    "--trust '" + Shown.text(String.valueOf(trust)) + "' is no file of certificates in PEM");
        }
    }
}
