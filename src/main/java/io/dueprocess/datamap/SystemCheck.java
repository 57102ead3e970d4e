package io.dueprocess.datamap;

import io.dueprocess.datamap.Catalogue.SystemOfRecord;
import io.dueprocess.datamap.Catalogue.Table;
import java.time.Period;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks what a catalogue says of one system: names, references, and that what is to be done there can be done. */
final class SystemCheck {

    private static final String IDENTIFIER = "[A-Za-z_][A-Za-z0-9_]*";
    private static final Set<String> TYPES = Set.of("string", "number", "boolean", "date");

    private final String file;
    private final Set<String> activities;

    SystemCheck(String file, Set<String> activities) {
        this.file = file;
        this.activities = activities;
    }

    void check(SystemOfRecord system) {
        require(system.id().matches("[a-z][a-z0-9-]{0,30}"), system.id() + ": not an id of a system");
        require(system.owner() != null, system.id() + ": the group that owns it is missing");
        knownActivities(system.id(), system.activities());
        require(system.jdbc() == null || system.http() == null, system.id() + ": jdbc or http, not both");
        if (system.jdbc() != null) {
            check(system.id(), system.jdbc());
        }
        if (system.http() != null) {
            check(system.id(), system.http());
        }
        Set<String> names = new HashSet<>();
        for (Table table : system.tables()) {
            require(names.add(table.name()), system.id() + ": table " + table.name() + " stands twice");
            check(system, table);
        }
    }

    private void check(String system, Catalogue.Jdbc jdbc) {
        require(
                jdbc.url() != null && jdbc.user() != null && jdbc.password() != null,
                system + ": jdbc needs url, user and password");
        require(
                (jdbc.writer() == null) == (jdbc.writerPassword() == null),
                system + ": writer and writerPassword, both or neither");
    }

    private void check(String system, Http http) {
        require(http.url() != null, system + ": http needs a url");
        OAuth oauth = http.oauth();
        require(
                oauth == null || oauth.tokenUrl() != null && oauth.clientId() != null && oauth.clientSecret() != null,
                system + ": oauth needs tokenUrl, clientId and clientSecret");
    }

    private void check(SystemOfRecord system, Table table) {
        String place = system.id() + "." + table.name();
        require(identifier(table.name()), place + ": '" + table.name() + "' is not an identifier");
        require(table.keys().stream().anyMatch(Catalogue.Key::finds), place + ": no key finds its rows");
        table.keys().forEach(key -> require(key.key() != null, place + ": a key without a name"));
        if (table.activities() != null) {
            require(!table.activities().isEmpty(), place + ": leave activities out when they are the system's");
            knownActivities(place, table.activities());
        }
        Set<String> columns = new HashSet<>();
        for (Catalogue.Column column : table.columns()) {
            require(columns.add(column.name()), place + ": column " + column.name() + " stands twice");
            check(place + "." + column.name(), table, column);
        }
        table.stops().forEach(stop -> check(place + ": stop", stop));
        if (table.erasure() != null) {
            check(place + ": erasure", table);
        }
        if (table.restriction() != null) {
            check(place + ": restriction", table.restriction());
        }
        check(place, system, table.resource());
        Columns.named(table)
                .forEach(name -> require(identifier(name), place + ": '" + name + "' is not an identifier"));
    }

    private void check(String place, Table table, Catalogue.Column column) {
        require(column.type() == null || TYPES.contains(column.type()), place + ": no type " + column.type());
        ColumnErasure erasure = column.erasure();
        if (erasure != null) {
            require(erasure.how() != null, place + ": erasure says not how");
            require(
                    (erasure.how() == ColumnErasure.How.FIXED) == (erasure.value() != null),
                    place + ": erasure has a value with FIXED, and only then");
            require(!column.name().equals(table.id()), place + ": the id of a row that stays must stay");
        }
    }

    private void check(String place, Stop stop) {
        knownActivities(place, stop.activity() == null ? List.of("null") : List.of(stop.activity()));
        require(stop.set() != null && !stop.set().isEmpty(), place + " of " + stop.activity() + " sets nothing");
        values(place, stop.where());
        values(place, stop.set());
    }

    /** YAML reads an unquoted TRUE as a truth value and hands on another word than rows hold. */
    private void values(String place, Map<String, String> values) {
        values.forEach((column, value) -> require(
                value != null && !value.matches("true|false"),
                place + ": " + column + " needs a text; truth values are \"TRUE\" and \"FALSE\", in quotes"));
    }

    private void check(String place, Table table) {
        Catalogue.Erasure erasure = table.erasure();
        require(erasure.row() != null, place + " says not what becomes of the row");
        require(
                erasure.row() != Catalogue.Erasure.Row.REDUCE
                        || table.columns().stream().anyMatch(column -> column.erasure() != null),
                place + ": REDUCE, but no column has an erasure");
        Keep keep = erasure.keep();
        if (keep != null) {
            require(
                    keep.from() != null && keep.basis() != null && keep.why() != null,
                    place + ": keep needs from, basis and why");
            require(positive(keep.period()), place + ": keep needs a period such as P5Y");
        }
    }

    private void check(String place, Restriction restriction) {
        require(restriction.column() != null, place + " needs a column");
        require(
                restriction.on() != null
                        && restriction.off() != null
                        && !restriction.on().equals(restriction.off()),
                place + " needs on and off, and they differ");
        values(place, Map.of("on", restriction.on(), "off", restriction.off()));
    }

    private void check(String place, SystemOfRecord system, Resource resource) {
        if (system.http() == null) {
            require(resource == null, place + ": a resource is for http only");
            return;
        }
        require(resource != null, place + ": resource is needed over http");
        require(path(resource.find()) && resource.find().contains("{value}"), place + ": find needs {value}");
        require(path(resource.one()) && resource.one().contains("{id}"), place + ": one needs {id}");
        require(resource.all() == null || path(resource.all()), place + ": all is not a path");
        require(pointer(resource.items()), place + ": items needs a JSON pointer");
        require(resource.next() == null || pointer(resource.next()), place + ": next is not a JSON pointer");
    }

    private void knownActivities(String place, List<String> ids) {
        ids.forEach(id -> require(activities.contains(id), place + ": unknown activity " + id));
    }

    static boolean positive(Period period) {
        return period != null && !period.isZero() && !period.isNegative();
    }

    static boolean identifier(String name) {
        return name != null && name.matches(IDENTIFIER);
    }

    private static boolean path(String path) {
        return path != null && path.startsWith("/");
    }

    private static boolean pointer(String pointer) {
        return pointer != null && (pointer.isEmpty() || pointer.startsWith("/"));
    }

    private void require(boolean holds, String reason) {
        if (!holds) {
            throw new InvalidCatalogue(file, reason);
        }
    }
}
