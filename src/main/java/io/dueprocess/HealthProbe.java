package io.dueprocess;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * Asks the node on this machine whether it is well, for a container without a shell: {@code java -cp due-process.jar
 * io.dueprocess.HealthProbe [address]}. The exit code is 0 when it is, else 1. Without an address, the health at the port that
 * the environment names: {@code MANAGEMENT_SERVER_PORT}, else {@code SERVER_PORT}, else 8080. No Spring, so that it takes a
 * fraction of a second.
 */
public final class HealthProbe {

    private static final int LONGEST = Math.toIntExact(Duration.ofSeconds(3).toMillis());

    private HealthProbe() {}

    public static void main(String[] args) {
        System.exit(isWell(URI.create(args.length > 0 ? args[0] : address())) ? 0 : 1);
    }

    private static String address() {
        Map<String, String> environment = System.getenv();
        String port =
                environment.getOrDefault("MANAGEMENT_SERVER_PORT", environment.getOrDefault("SERVER_PORT", "8080"));
        return "http://127.0.0.1:" + port + "/actuator/health";
    }

    /** Whether the address answers 200 within three seconds. */
    static boolean isWell(URI health) {
        try {
            HttpURLConnection connection = (HttpURLConnection) health.toURL().openConnection();
            connection.setConnectTimeout(LONGEST);
            connection.setReadTimeout(LONGEST);
            connection.setInstanceFollowRedirects(false);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException nobodyAnswers) {
            return false;
        }
    }
}
