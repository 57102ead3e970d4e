package io.dueprocess.attack;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.annotation.AnnotatedElementUtils;

/** The operations of JAX-RS resources, those of their sub-resources included. */
final class JaxRs {

    private static final int DEEPEST = 6;

    private final List<Operation> found = new ArrayList<>();

    private JaxRs() {}

    /** @param base the path of the servlet that serves the resources */
    static List<Operation> operations(String base, Collection<Class<?>> resources) {
        JaxRs walk = new JaxRs();
        resources.stream()
                .filter(resource -> AnnotatedElementUtils.hasAnnotation(resource, Path.class))
                .sorted(Comparator.comparing(Class::getName))
                .forEach(resource -> walk.resource(
                        join(
                                base,
                                AnnotatedElementUtils.findMergedAnnotation(resource, Path.class)
                                        .value()),
                        resource,
                        0));
        return walk.found;
    }

    private void resource(String path, Class<?> resource, int depth) {
        if (depth == DEEPEST) {
            throw new IllegalStateException("resources within resources without end: " + path);
        }
        Stream.of(resource.getMethods()).filter(method -> !method.isBridge()).forEach(method -> {
            Path below = AnnotatedElementUtils.findMergedAnnotation(method, Path.class);
            HttpMethod verb = AnnotatedElementUtils.findMergedAnnotation(method, HttpMethod.class);
            String whole = below == null ? path : join(path, below.value());
            if (verb != null && !verb.value().equals("OPTIONS")) {
                found.add(new Operation(verb.value(), whole, takes(method)));
            } else if (below != null && verb == null) {
                resource(whole, method.getReturnType(), depth + 1);
            }
        });
    }

    private static String takes(Method method) {
        Consumes consumes = AnnotatedElementUtils.findMergedAnnotation(method, Consumes.class);
        return consumes == null ? "" : consumes.value()[0];
    }

    private static String join(String base, String path) {
        String joined = (base + "/" + path).replaceAll("/+", "/");
        return joined.endsWith("/") ? joined.substring(0, joined.length() - 1) : joined;
    }
}
