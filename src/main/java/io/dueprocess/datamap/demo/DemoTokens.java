package io.dueprocess.datamap.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Client credentials (RFC 6749, 4.4) of the demo's surveys. A token holds until the demo ends, whatever it says. */
final class DemoTokens implements HttpHandler {

    private static final String CLIENT =
            Base64.getEncoder().encodeToString("due-process:not-a-secret".getBytes(StandardCharsets.US_ASCII));
    private static final int SECONDS = 300;

    private final Set<String> given = ConcurrentHashMap.newKeySet();

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean known = ("Basic " + CLIENT).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        if (!known || !form.contains("grant_type=client_credentials")) {
            DemoResource.answer(
                    exchange, known ? 400 : 401, Map.of("error", known ? "invalid_request" : "invalid_client"));
            return;
        }
        String token = UUID.randomUUID().toString();
        given.add(token);
        DemoResource.answer(
                exchange, 200, Map.of("access_token", token, "token_type", "Bearer", "expires_in", SECONDS));
    }

    HttpHandler guard(HttpHandler resource) {
        return exchange -> {
            String header = exchange.getRequestHeaders().getFirst("Authorization");
            if (header != null
                    && header.startsWith("Bearer ")
                    && given.contains(header.substring("Bearer ".length()))) {
                resource.handle(exchange);
            } else {
                DemoResource.answer(exchange, 401, Map.of("error", "invalid_token"));
            }
        };
    }
}
