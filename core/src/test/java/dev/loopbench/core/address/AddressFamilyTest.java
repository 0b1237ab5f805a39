package dev.loopbench.core.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AddressFamilyTest {

    @ParameterizedTest
    @EnumSource
    void isFoundByItsLabel(AddressFamily family) {
        assertThat(AddressFamily.of(family.label())).isEqualTo(family);
    }

    @Test
    void anUnknownLabelIsRefusedWithThoseThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AddressFamily.of("TCP"))
                .withMessage("'TCP': allowed are tcp, unix");
    }

    @Test
    void isReadOffAnAddress() {
        assertThat(AddressFamily.of(new InetSocketAddress(0))).contains(AddressFamily.TCP);
        assertThat(AddressFamily.of(UnixDomainSocketAddress.of("/s"))).contains(AddressFamily.UNIX);
        assertThat(AddressFamily.of(new SocketAddress() {
                    private static final long serialVersionUID = 1L;
                }))
                .isEmpty();
    }
}
