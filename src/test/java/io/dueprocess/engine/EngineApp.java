package io.dueprocess.engine;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.deadline.Deadlines;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.spring.boot.starter.rest.CamundaBpmRestJerseyAutoConfiguration;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/** Engine, case files and due dates with the real configuration; a small sign-in and the process {@link HandlingModel}. */
@TestConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ConfigurationPropertiesScan("io.dueprocess.deadline")
@ComponentScan(
        basePackages = {"io.dueprocess.engine", "io.dueprocess.casefile", "io.dueprocess.deadline"},
        excludeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
public class EngineApp {

    /** User to group; the password of each is the user's id. */
    static final Map<String, String> STAFF = Map.of(
            "petra", HandlingModel.GROUP, "paula", HandlingModel.GROUP, "max", "managers", "admin", "camunda-admin");

    /** Starts the application with REST on a port of its own; Camunda's applications start only once in a JVM. */
    public static ConfigurableApplicationContext startWeb(String url, String... arguments) {
        return application(WebApplicationType.SERVLET)
                .run(arguments(
                        url,
                        Stream.concat(
                                Stream.of("--server.port=0", "--camunda.bpm.webapp.enabled=false"),
                                Stream.of(arguments))));
    }

    /** Starts the application without its web part. */
    public static ConfigurableApplicationContext start(String url, String... arguments) {
        return application(WebApplicationType.NONE).run(arguments(url, withoutRest(arguments)));
    }

    /** Starts the application without its web part on a fresh PostgreSQL database. */
    public static ConfigurableApplicationContext start(PGSimpleDataSource postgres, String... arguments) {
        return application(WebApplicationType.NONE).run(onPostgres(postgres, arguments));
    }

    /**
     * Starts nodes on one database that build their engines at the same moment. Spring Boot prepares its logging once for a
     * JVM, so each is prepared alone.
     */
    static List<ConfigurableApplicationContext> startAtOnce(
            int nodes, PGSimpleDataSource postgres, String... arguments) {
        ReentrantLock preparing = new ReentrantLock();
        Meeting meeting = new Meeting(nodes);
        return IntStream.range(0, nodes)
                .mapToObj(node -> CompletableFuture.supplyAsync(() -> {
                    preparing.lock();
                    ApplicationListener<ApplicationPreparedEvent> wait = event -> {
                        preparing.unlock();
                        event.getApplicationContext().getBeanFactory().registerSingleton("meeting", meeting);
                    };
                    return application(WebApplicationType.NONE).listeners(wait).run(onPostgres(postgres, arguments));
                }))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }

    private static SpringApplicationBuilder application(WebApplicationType type) {
        return new SpringApplicationBuilder(EngineApp.class).web(type).profiles("demo");
    }

    private static String[] onPostgres(PGSimpleDataSource postgres, String... arguments) {
        return arguments(
                postgres.getURL(),
                Stream.concat(
                        Stream.of("--spring.datasource.username=postgres", "--spring.datasource.password=none"),
                        withoutRest(arguments)));
    }

    private static Stream<String> withoutRest(String... arguments) {
        return Stream.concat(
                Stream.of("--spring.autoconfigure.exclude=" + CamundaBpmRestJerseyAutoConfiguration.class.getName()),
                Stream.of(arguments));
    }

    private static String[] arguments(String url, Stream<String> more) {
        String keys = "target/engine-it/" + Integer.toHexString(url.hashCode()); // a database has a keyset of its own
        return Stream.concat(Stream.of("--spring.datasource.url=" + url, "--dueprocess.data=" + keys), more)
                .toArray(String[]::new);
    }

    /** Deploys the process and grants its groups their rights. */
    public static void ready(ConfigurableApplicationContext app) {
        STAFF.forEach((user, group) -> member(app.getBean(IdentityService.class), user, group));
        grant(app.getBean(AuthorizationService.class));
        app.getBean(RepositoryService.class)
                .createDeployment()
                .name("test")
                .enableDuplicateFiltering(false)
                .addModelInstance("test-handling.bpmn", HandlingModel.create())
                .addClasspathResource("engine/test-entry.form")
                .addClasspathResource("engine/test-prepare.form")
                .deploy();
    }

    @Bean
    java.time.Clock clock() {
        return java.time.Clock.systemUTC();
    }

    @Bean
    TestHandling testHandling(CaseFiles files, Deadlines deadlines, java.time.Clock clock) {
        return new TestHandling(files, deadlines, clock);
    }

    @Bean
    ExecutionListener afterPreparing() {
        return execution -> {};
    }

    @Bean
    UserDetailsService staff() {
        return new InMemoryUserDetailsManager(STAFF.keySet().stream()
                .map(id -> User.withUsername(id).password("{noop}" + id).build())
                .toArray(UserDetails[]::new));
    }

    @Bean
    @ConditionalOnWebApplication
    SecurityFilterChain doors(HttpSecurity http, IdentityService identity) throws Exception {
        return http.httpBasic(Customizer.withDefaults())
                .csrf(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .addFilterAfter(new EngineUser(identity), AuthorizationFilter.class)
                .build();
    }

    private static void member(IdentityService identity, String user, String group) {
        identity.saveUser(identity.newUser(user));
        if (identity.createGroupQuery().groupId(group).count() == 0) {
            identity.saveGroup(identity.newGroup(group));
        }
        identity.createMembership(user, group);
    }

    /** The privacy team works on the process; managers see its tasks; an administrator may do anything. */
    private static void grant(AuthorizationService authorizations) {
        grant(
                authorizations,
                HandlingModel.GROUP,
                Resources.PROCESS_DEFINITION,
                ProcessDefinitionPermissions.CREATE_INSTANCE,
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.READ_TASK,
                ProcessDefinitionPermissions.TASK_WORK);
        grant(authorizations, HandlingModel.GROUP, Resources.PROCESS_INSTANCE, Permissions.CREATE);
        grant(
                authorizations,
                "managers",
                Resources.PROCESS_DEFINITION,
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.READ_TASK);
        for (Resources resource : List.of(Resources.PROCESS_DEFINITION, Resources.PROCESS_INSTANCE, Resources.TASK)) {
            grant(authorizations, "camunda-admin", resource, Permissions.ALL);
        }
    }

    private static void grant(
            AuthorizationService authorizations, String group, Resource resource, Permission... permissions) {
        Authorization grant = authorizations.createNewAuthorization(AUTH_TYPE_GRANT);
        grant.setGroupId(group);
        grant.setResource(resource);
        grant.setResourceId(ANY);
        grant.setPermissions(permissions);
        authorizations.saveAuthorization(grant);
    }

    /** Holds up each node's engine until all nodes are there. */
    @Order(Ordered.HIGHEST_PRECEDENCE)
    private static final class Meeting extends AbstractProcessEnginePlugin {

        private final CyclicBarrier barrier;

        Meeting(int nodes) {
            this.barrier = new CyclicBarrier(nodes);
        }

        @Override
        public void postInit(ProcessEngineConfigurationImpl configuration) {
            try {
                barrier.await(60, TimeUnit.SECONDS);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static final class EngineUser extends OncePerRequestFilter {

        private final IdentityService identity;

        EngineUser(IdentityService identity) {
            this.identity = identity;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            String user = request.getUserPrincipal().getName();
            identity.setAuthentication(user, List.of(STAFF.get(user)));
            try {
                chain.doFilter(request, response);
            } finally {
                identity.clearAuthentication();
            }
        }
    }
}
