package io.dueprocess.dsar;

import io.dueprocess.dsar.DsarTransfers.TransferFailed;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Proxy;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Posts a file to an address that somebody typed: over TLS with the server's name checked, to public addresses only, without
 * following redirects, with time-outs. The file is streamed, so that it is never sent twice by itself.
 */
@Component
class TransferClient {

    private static final int CONNECT_MILLIS = 10_000;
    private static final int READ_MILLIS = 60_000;
    private static final int MOST_BYTES = 200 * 1024 * 1024;

    private final SSLSocketFactory sockets;

    /** @param allowedHosts names that may have an address which is not public, such as a partner's on a private line */
    @Autowired
    TransferClient(@Value("${dueprocess.dsar.transfer.allowed-hosts:}") String[] allowedHosts) {
        this(Set.of(allowedHosts), (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    TransferClient(Set<String> allowedHosts, SSLSocketFactory tls) {
        this.sockets = new PublicSockets(tls, allowedHosts);
    }

    /** @param sha256 of what was sent, in hex */
    record Taken(int status, String sha256) {}

    /**
     * Sends it (RFC 9530 for the digest).
     *
     * @param key the same at each attempt, so that the other side can tell a repetition
     * @throws TransferFailed unless it was answered with 2xx
     */
    Taken push(URI target, String key, byte[] json) {
        if (json.length > MOST_BYTES) {
            throw new TransferFailed("too-large");
        }
        byte[] digest = sha256(json);
        try {
            HttpsURLConnection connection = (HttpsURLConnection) target.toURL().openConnection(Proxy.NO_PROXY);
            try {
                return new Taken(
                        send(connection, key, json, digest), HexFormat.of().formatHex(digest));
            } finally {
                connection.disconnect();
            }
        } catch (PublicSockets.NotPublic notPublic) {
            throw new TransferFailed("not-public");
        } catch (IOException failure) {
            throw new TransferFailed(failure.getClass().getSimpleName());
        }
    }

    private int send(HttpsURLConnection connection, String key, byte[] json, byte[] digest) throws IOException {
        connection.setSSLSocketFactory(sockets);
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(READ_MILLIS);
        connection.setUseCaches(false);
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(json.length);
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setRequestProperty("Idempotency-Key", key);
        connection.setRequestProperty(
                "Content-Digest", "sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":");
        try (OutputStream out = connection.getOutputStream()) {
            out.write(json);
        }
        int status = connection.getResponseCode();
        if (status < 200 || status > 299) {
            throw new TransferFailed("status-" + status);
        }
        return status;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
