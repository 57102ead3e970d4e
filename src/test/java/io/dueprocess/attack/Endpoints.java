package io.dueprocess.attack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.camunda.bpm.admin.Admin;
import org.camunda.bpm.admin.impl.DefaultAdminRuntimeDelegate;
import org.camunda.bpm.admin.impl.web.AdminApplication;
import org.camunda.bpm.cockpit.Cockpit;
import org.camunda.bpm.cockpit.impl.DefaultCockpitRuntimeDelegate;
import org.camunda.bpm.cockpit.impl.web.CockpitApplication;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.camunda.bpm.tasklist.Tasklist;
import org.camunda.bpm.tasklist.impl.DefaultTasklistRuntimeDelegate;
import org.camunda.bpm.tasklist.impl.web.TasklistApplication;
import org.camunda.bpm.webapp.impl.engine.EngineRestApplication;
import org.camunda.bpm.welcome.Welcome;
import org.camunda.bpm.welcome.impl.DefaultWelcomeRuntimeDelegate;
import org.camunda.bpm.welcome.impl.web.WelcomeApplication;
import org.springframework.http.MediaType;

/**
 * Everything that the running application answers to, from its own list of handler mappings, servlets and filters
 * ({@code /actuator/mappings}) and from the resources of the JAX-RS applications behind its servlets.
 */
final class Endpoints {

    /** The engine's REST as Tasklist and Cockpit call it. */
    static final String ENGINE = "/camunda/api/engine/engine/{name}";

    private static final String DISPATCHER = "/";

    /** The JAX-RS applications by the servlet that serves them. A servlet that is not here is an endpoint that nobody thought of. */
    private static final Map<String, Supplier<Collection<Class<?>>>> APPLICATIONS = Map.of(
            "/engine-rest/*",
            CamundaRestResources::getResourceClasses,
            "/camunda/api/engine/*",
            () -> new EngineRestApplication().getClasses(),
            "/camunda/api/cockpit/*",
            Endpoints::cockpit,
            "/camunda/api/admin/*",
            Endpoints::admin,
            "/camunda/api/tasklist/*",
            Endpoints::tasklist,
            "/camunda/api/welcome/*",
            Endpoints::welcome);

    private final JsonNode mappings;

    /** @param mappings what {@code /actuator/mappings} answers */
    Endpoints(JsonNode mappings) {
        this.mappings = mappings.path("contexts").elements().next().path("mappings");
    }

    /** Of our controllers, the actuator and the handlers of static files. */
    List<Operation> ours() {
        Set<Operation> found = new LinkedHashSet<>();
        for (JsonNode mapping : mappings.at("/dispatcherServlets/dispatcherServlet")) {
            JsonNode conditions = mapping.at("/details/requestMappingConditions");
            if (conditions.isMissingNode()) {
                found.add(new Operation("GET", mapping.get("predicate").asText().replace("**", "x"), ""));
                continue;
            }
            for (JsonNode pattern : conditions.get("patterns")) {
                methods(conditions)
                        .forEach(method -> found.add(new Operation(
                                method,
                                pattern.asText().replace("**", "x") + query(conditions.get("params")),
                                takes(method, pattern.asText(), conditions.get("consumes")))));
            }
        }
        filters().forEach(path -> found.add(new Operation("GET", path, "")));
        return List.copyOf(found);
    }

    /** Of the engine's REST, of Camunda's web applications and their plugins, ours among them. */
    List<Operation> ofEngine() {
        List<Operation> found = new ArrayList<>();
        servlets().forEach(servlet -> {
            if (!servlet.equals(DISPATCHER)) {
                Supplier<Collection<Class<?>>> resources = APPLICATIONS.get(servlet);
                if (resources == null) {
                    throw new AssertionError("a servlet whose paths nobody lists: " + servlet);
                }
                found.addAll(JaxRs.operations(servlet.replace("/*", ""), resources.get()));
            }
        });
        return found.stream().distinct().toList();
    }

    private List<String> servlets() {
        return StreamSupport.stream(mappings.get("servlets").spliterator(), false)
                .flatMap(servlet -> StreamSupport.stream(servlet.get("mappings").spliterator(), false))
                .map(JsonNode::asText)
                .sorted()
                .toList();
    }

    /** A path behind each filter's pattern, and the pages of Camunda's applications, which a filter serves. */
    private Set<String> filters() {
        Set<String> paths = StreamSupport.stream(mappings.get("servletFilters").spliterator(), false)
                .flatMap(filter ->
                        StreamSupport.stream(filter.get("urlPatternMappings").spliterator(), false))
                .map(pattern -> pattern.asText().replace("*", "x"))
                .filter(path -> path.startsWith("/"))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        for (String application : List.of("tasklist", "cockpit", "admin", "welcome")) {
            paths.add("/camunda/app/" + application + "/default/");
        }
        return paths;
    }

    private static List<String> methods(JsonNode conditions) {
        List<String> methods = new ArrayList<>();
        conditions.get("methods").forEach(method -> methods.add(method.asText()));
        return methods.isEmpty() ? List.of("GET", "POST") : methods;
    }

    private static String query(JsonNode params) {
        Map<String, String> query = new TreeMap<>();
        params.forEach(param -> {
            if (!param.get("negated").asBoolean()) {
                query.put(param.get("name").asText(), "");
            }
        });
        return query.isEmpty() ? "" : "?" + String.join("&", query.keySet());
    }

    private static String takes(String method, String path, JsonNode consumes) {
        if (method.equals("GET")) {
            return "";
        }
        if (!consumes.isEmpty()) {
            return consumes.get(0).get("mediaType").asText();
        }
        return path.startsWith("/api/")
                ? MediaType.APPLICATION_JSON_VALUE
                : MediaType.APPLICATION_FORM_URLENCODED_VALUE;
    }

    private static Collection<Class<?>> cockpit() {
        var before = Cockpit.getRuntimeDelegate();
        Cockpit.setCockpitRuntimeDelegate(new DefaultCockpitRuntimeDelegate());
        Set<Class<?>> classes = new CockpitApplication().getClasses();
        Cockpit.setCockpitRuntimeDelegate(before);
        return classes;
    }

    private static Collection<Class<?>> admin() {
        var before = Admin.getRuntimeDelegate();
        Admin.setAdminRuntimeDelegate(new DefaultAdminRuntimeDelegate());
        Set<Class<?>> classes = new AdminApplication().getClasses();
        Admin.setAdminRuntimeDelegate(before);
        return classes;
    }

    private static Collection<Class<?>> tasklist() {
        var before = Tasklist.getRuntimeDelegate();
        Tasklist.setTasklistRuntimeDelegate(new DefaultTasklistRuntimeDelegate());
        Set<Class<?>> classes = new TasklistApplication().getClasses();
        Tasklist.setTasklistRuntimeDelegate(before);
        return classes;
    }

    private static Collection<Class<?>> welcome() {
        var before = Welcome.getRuntimeDelegate();
        Welcome.setRuntimeDelegate(new DefaultWelcomeRuntimeDelegate());
        Set<Class<?>> classes = new WelcomeApplication().getClasses();
        Welcome.setRuntimeDelegate(before);
        return classes;
    }
}
