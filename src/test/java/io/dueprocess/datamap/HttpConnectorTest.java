package io.dueprocess.datamap;

import io.dueprocess.datamap.Catalogue.SystemOfRecord;
import io.dueprocess.datamap.http.HttpSystem;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** The contract over HTTP, with pages and tokens. */
class HttpConnectorTest extends ConnectorContract {

    private PeopleServer server;

    @Override
    protected Connector connectorTo(List<Map<String, String>> rows, boolean writes) throws IOException {
        server = new PeopleServer(rows);
        return connector(server, writes, Duration.ofSeconds(20));
    }

    static HttpSystem connector(PeopleServer server, boolean writes, Duration timeout) {
        Http http = new Http(server.url(), new OAuth(server.url() + "/token", "client", "s:e", "people"), writes);
        SystemOfRecord system =
                new SystemOfRecord("people", new Text("P", "P"), "it", List.of(), null, http, false, List.of(PEOPLE));
        return new HttpSystem(system, http, timeout, MOST_ROWS, ZoneId.of("Europe/Copenhagen"));
    }

    @Override
    protected void end() {
        server.close();
    }
}
