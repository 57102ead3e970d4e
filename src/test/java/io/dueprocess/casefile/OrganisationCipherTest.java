package io.dueprocess.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.dueprocess.casefile.crypto.OrganisationKey;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What needs no case's key: opened by the organisation's key alone, in its place alone. */
class OrganisationCipherTest {

    private static final String KEYSET = OrganisationKey.generate();
    private static final byte[] PLAIN = "There is something to do".getBytes(StandardCharsets.UTF_8);

    private final OrganisationCipher cipher = cipher(KEYSET);

    @Test
    void itOpensWhereItWasSealed() {
        byte[] sealed = cipher.seal("mail/1", PLAIN);
        assertThat(cipher.unseal("mail/1", sealed)).isEqualTo(PLAIN);
        assertThat(sealed).asString(StandardCharsets.ISO_8859_1).doesNotContain("something");
        assertThat(cipher.seal("mail/1", PLAIN)).isNotEqualTo(sealed);
    }

    @Test
    void itOpensAfterTheKeyWasRotated() {
        byte[] sealed = cipher.seal("mail/1", PLAIN);
        assertThat(cipher(OrganisationKey.withNewPrimary(KEYSET)).unseal("mail/1", sealed))
                .isEqualTo(PLAIN);
    }

    @Test
    void movedAlteredOrUnderAnotherKeyItDoesNot() {
        byte[] sealed = cipher.seal("mail/1", PLAIN);
        assertThatThrownBy(() -> cipher.unseal("mail/2", sealed)).isInstanceOf(IllegalStateException.class);
        OrganisationCipher other = cipher(OrganisationKey.generate());
        assertThatThrownBy(() -> other.unseal("mail/1", sealed)).isInstanceOf(IllegalStateException.class);
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> cipher.unseal("mail/1", sealed)).isInstanceOf(IllegalStateException.class);
    }

    private static OrganisationCipher cipher(String keyset) {
        Keyset keys = new Keyset(keyset);
        KeysetState state = mock();
        when(state.shared()).thenReturn(new KeysetState.State(keys.key().primary(), false, false));
        return new OrganisationCipher(new Wrapping(keys, state));
    }
}
