package io.dueprocess.casefile.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/**
 * The organisation's key: a Tink keyset that wraps the data keys of cases and never encrypts content itself. The keyset's
 * primary key wraps, every key of it unwraps, so that a key is rotated by adding a primary and re-wrapping. What a key wrapped
 * begins with the key's mark: Tink's version byte and the key's id.
 */
public final class OrganisationKey {

    /** Length of a mark in bytes. */
    public static final int MARK_BYTES = 5;

    /** Length of a wrapped data key in bytes: mark, nonce, 32 bytes, tag. */
    public static final int WRAPPED_BYTES = MARK_BYTES + 12 + 32 + 16;

    private final KeysetHandle keyset;
    private final Aead aead;

    private OrganisationKey(KeysetHandle keyset) throws GeneralSecurityException {
        this.keyset = keyset;
        this.aead = keyset.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    /** @param keyset Tink keyset as JSON, in clear: it comes from a file or the environment, never from the database */
    public static OrganisationKey parse(String keyset) {
        try {
            OrganisationKey key = new OrganisationKey(read(keyset));
            key.ids().forEach(key::mark);
            return key;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("dueprocess.keys.organisation holds no valid Tink AEAD keyset");
        }
    }

    /** A new keyset with one AES-256-GCM key, as JSON. */
    public static String generate() {
        return withNewPrimary(null);
    }

    /** The keyset with a fresh primary key added; the old keys stay, to unwrap. A null keyset makes a new one. */
    public static String withNewPrimary(String keyset) {
        try {
            AeadConfig.register();
            KeysetHandle.Builder builder =
                    keyset == null ? KeysetHandle.newBuilder() : KeysetHandle.newBuilder(read(keyset));
            builder.addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                    .withRandomId()
                    .makePrimary());
            return write(builder.build());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no new key", e);
        }
    }

    /** The keyset without all its other keys; throws IllegalArgumentException when it does not hold the one to be kept. */
    public static String withOnly(String keyset, int id) {
        try {
            return write(primary(read(keyset), id, other -> other == id));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("keyset not written", e);
        }
    }

    /** The same keys; the one with this id wraps. Throws IllegalArgumentException when there is none. */
    public OrganisationKey wrappingWith(int id) {
        try {
            return id == primary() ? this : new OrganisationKey(primary(keyset, id, other -> true));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no such keyset", e);
        }
    }

    /** Id of the key that wraps. */
    public int primary() {
        return keyset.getPrimary().getId();
    }

    /** Ids of all keys. */
    public Set<Integer> ids() {
        Set<Integer> ids = new TreeSet<>();
        for (int i = 0; i < keyset.size(); i++) {
            ids.add(keyset.getAt(i).getId());
        }
        return ids;
    }

    /** What everything begins with that the key wrapped. */
    public byte[] mark(int id) {
        for (int i = 0; i < keyset.size(); i++) {
            if (keyset.getAt(i).getId() == id && keyset.getAt(i).getKey() instanceof AesGcmKey key) {
                byte[] mark = key.getOutputPrefix().toByteArray();
                if (mark.length == MARK_BYTES) {
                    return mark;
                }
            }
        }
        throw new IllegalArgumentException("no key that marks what it wraps");
    }

    /** Id of the key that wrapped these bytes. */
    public static int wrapper(byte[] wrapped) {
        return ByteBuffer.wrap(Arrays.copyOf(wrapped, MARK_BYTES)).getInt(1);
    }

    /** @param caseId bound to the wrapped key: it unwraps for that case only */
    public byte[] wrap(String caseId, byte[] dataKey) {
        try {
            return aead.encrypt(dataKey, caseId.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("data key not wrapped", e);
        }
    }

    public CaseKey unwrap(String caseId, byte[] wrapped) {
        return new CaseKey(caseId, unwrapRaw(caseId, wrapped));
    }

    /** What was wrapped for that very case or context; throws IllegalStateException for any other. */
    public byte[] unwrapRaw(String caseId, byte[] wrapped) {
        try {
            return aead.decrypt(wrapped, caseId.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the organisation's key does not open case " + caseId, e);
        }
    }

    /** The same wrapped anew by the primary key. */
    public byte[] rewrap(String caseId, byte[] wrapped) {
        return wrap(caseId, unwrapRaw(caseId, wrapped));
    }

    private static KeysetHandle primary(KeysetHandle keyset, int id, IntPredicate kept)
            throws GeneralSecurityException {
        KeysetHandle.Builder builder = KeysetHandle.newBuilder();
        boolean found = false;
        for (int i = 0; i < keyset.size(); i++) {
            KeysetHandle.Entry entry = keyset.getAt(i);
            if (kept.test(entry.getId())) {
                KeysetHandle.Builder.Entry copy =
                        KeysetHandle.importKey(entry.getKey()).withFixedId(entry.getId());
                found |= entry.getId() == id;
                builder.addEntry(entry.getId() == id ? copy.makePrimary() : copy);
            }
        }
        if (!found) {
            throw new IllegalArgumentException("the keyset lacks key " + Integer.toUnsignedString(id));
        }
        return builder.build();
    }

    private static KeysetHandle read(String keyset) throws GeneralSecurityException {
        AeadConfig.register();
        return TinkJsonProtoKeysetFormat.parseKeyset(keyset, InsecureSecretKeyAccess.get());
    }

    private static String write(KeysetHandle keyset) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get());
    }
}
