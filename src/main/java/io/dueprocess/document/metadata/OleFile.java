package io.dueprocess.document.metadata;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** An OLE2 container ([MS-CFB]): an old office file, or a new one under a password. */
final class OleFile {

    private static final byte[] ENCRYPTED = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);

    private OleFile() {}

    /** Looks for the name of the encrypted stream ([MS-OFFCRYPTO] 2.3.4.4) in the whole file; it may stand anywhere. */
    static boolean isEncryptedOffice(Original original) throws IOException {
        byte[] buffer = new byte[64 << 10];
        try (InputStream in = original.open()) {
            int matched = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    matched = buffer[i] == ENCRYPTED[matched] ? matched + 1 : buffer[i] == ENCRYPTED[0] ? 1 : 0;
                    if (matched == ENCRYPTED.length) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
