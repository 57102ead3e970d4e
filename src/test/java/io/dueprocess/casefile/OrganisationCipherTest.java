package io.dueprocess.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dueprocess.casefile.crypto.OrganisationKey;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What needs no case's key: opened by the organisation's key alone, in its place alone. */
class OrganisationCipherTest {

    private static final String KEYSET = OrganisationKey.generate();
    private static final byte[] PLAIN = "There is something to do".getBytes(StandardCharsets.UTF_8);

    private final OrganisationCipher cipher = new OrganisationCipher(OrganisationKey.parse(KEYSET));

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
        OrganisationKey rotated = OrganisationKey.parse(OrganisationKey.withNewPrimary(KEYSET));
        assertThat(new OrganisationCipher(rotated).unseal("mail/1", sealed)).isEqualTo(PLAIN);
    }

    @Test
    void movedAlteredOrUnderAnotherKeyItDoesNot() {
        byte[] sealed = cipher.seal("mail/1", PLAIN);
        assertThatThrownBy(() -> cipher.unseal("mail/2", sealed)).isInstanceOf(IllegalStateException.class);
        OrganisationKey other = OrganisationKey.parse(OrganisationKey.generate());
        assertThatThrownBy(() -> new OrganisationCipher(other).unseal("mail/1", sealed))
                .isInstanceOf(IllegalStateException.class);
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> cipher.unseal("mail/1", sealed)).isInstanceOf(IllegalStateException.class);
    }
}
