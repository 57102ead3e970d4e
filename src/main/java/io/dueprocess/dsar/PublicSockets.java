package io.dueprocess.dsar;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Set;
import javax.net.ssl.SSLSocketFactory;

/**
 * TLS over connections to public addresses only, so that nobody reaches our own network by an address that he typed. What is
 * judged is the address of the connection itself, before a byte is sent: a name that is looked up twice cannot cheat.
 */
final class PublicSockets extends SSLSocketFactory {

    private final SSLSocketFactory tls;
    private final Set<String> allowedHosts;

    PublicSockets(SSLSocketFactory tls, Set<String> allowedHosts) {
        this.tls = tls;
        this.allowedHosts = allowedHosts;
    }

    /** The other end lies in a network that is not public. */
    static final class NotPublic extends IOException {

        private static final long serialVersionUID = 1L;
    }

    @Override
    public Socket createSocket(Socket connected, String host, int port, boolean autoClose) throws IOException {
        if (!allowedHosts.contains(host) && !isPublic(connected.getInetAddress())) {
            connected.close();
            throw new NotPublic();
        }
        return tls.createSocket(connected, host, port, autoClose);
    }

    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? public4(bytes[0] & 0xff, bytes[1] & 0xff) : public6(bytes);
    }

    /** All but what RFC 6890 sets aside. */
    private static boolean public4(int first, int second) {
        return first != 0
                && first < 240
                && !(first == 100 && second >= 64 && second < 128)
                && !(first == 192 && second == 0)
                && !(first == 198 && (second == 18 || second == 19));
    }

    /** Global unicast (RFC 4291) that leads nowhere else: no tunnels, no examples. */
    private static boolean public6(byte[] bytes) {
        int first = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
        int second = (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
        boolean global = (first & 0xe000) == 0x2000;
        boolean tunnel = first == 0x2002 || first == 0x2001 && second == 0;
        return global && !tunnel && !(first == 0x2001 && second == 0x0db8);
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return tls.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return tls.getSupportedCipherSuites();
    }

    /** Asked for as a last resort when the connection above was refused. */
    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw new NotPublic();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        throw new NotPublic();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        throw new NotPublic();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        throw new NotPublic();
    }
}
