package io.dueprocess.access;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import io.dueprocess.engine.ProcessModule;
import io.dueprocess.engine.ProcessModules;
import io.dueprocess.engine.SightFollowsGrants;
import io.dueprocess.node.StaffNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.SystemPermissions;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Users, groups and their rights in the engine, the same after every start. A group gets what its own processes need,
 * nothing where tasks are shown case by case;
 * {@code camunda-admin} gets users and groups, and nothing about cases: should he help himself to more, the audit shows
 * it, and content stays closed, since the case file asks its own policy.
 */
@StaffNode
@Component
class Provisioning {

    /** Processes that begin by the clock and concern no single case. */
    private static final List<String> NIGHTLY = List.of("case-retention", "retention-nightly");

    private static final Set<Resource> ABOUT_CASES = Set.of(
            Resources.PROCESS_DEFINITION,
            Resources.PROCESS_INSTANCE,
            Resources.TASK,
            Resources.HISTORIC_PROCESS_INSTANCE,
            Resources.HISTORIC_TASK,
            Resources.OPERATION_LOG_CATEGORY,
            Resources.DEPLOYMENT,
            Resources.BATCH);

    private final AuthorizationService authorizations;
    private final FirstUsers users;
    private final ProcessModules modules;
    private final SightFollowsGrants sight;
    private final JdbcClient jdbc;

    Provisioning(
            AuthorizationService authorizations,
            FirstUsers users,
            ProcessModules modules,
            SightFollowsGrants sight,
            JdbcClient jdbc) {
        this.authorizations = authorizations;
        this.users = users;
        this.modules = modules;
        this.sight = sight;
        this.jdbc = jdbc;
    }

    @EventListener(ApplicationStartedEvent.class)
    @Transactional
    public void provision() {
        jdbc.sql("select name from dp_lock where name = 'access' for update")
                .query(String.class)
                .single();
        users.provision();
        revokeAboutCases();
        administrators();
        for (String group : Groups.STAFF) {
            grant(group, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
            grant(group, Resources.APPLICATION, "welcome", Permissions.ACCESS);
        }
        for (String group : Groups.BOARD_READERS) {
            grant(group, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
        }
        modules.all().forEach(this::process);
        sight.restore();
    }

    /** A plain engine gives its administrators everything; and what one took for the moment does not outlive a restart. */
    private void revokeAboutCases() {
        authorizations.createAuthorizationQuery().list().stream()
                .filter(grant ->
                        grant.getGroupId() == null || grant.getGroupId().equals(Groups.ADMIN))
                .filter(grant ->
                        ABOUT_CASES.stream().anyMatch(about -> about.resourceType() == grant.getResourceType()))
                .map(Authorization::getId)
                .forEach(authorizations::deleteAuthorization);
    }

    private void administrators() {
        for (String application : List.of("admin", "welcome")) {
            grant(Groups.ADMIN, Resources.APPLICATION, application, Permissions.ACCESS);
        }
        for (Resource resource :
                List.of(Resources.USER, Resources.GROUP, Resources.GROUP_MEMBERSHIP, Resources.AUTHORIZATION)) {
            grant(Groups.ADMIN, resource, ANY, Permissions.ALL);
        }
        grant(Groups.ADMIN, Resources.SYSTEM, ANY, SystemPermissions.READ);
        for (String process : NIGHTLY) {
            grant(
                    Groups.ADMIN,
                    Resources.PROCESS_DEFINITION,
                    process,
                    ProcessDefinitionPermissions.READ,
                    ProcessDefinitionPermissions.READ_INSTANCE,
                    ProcessDefinitionPermissions.READ_HISTORY,
                    ProcessDefinitionPermissions.RETRY_JOB);
        }
    }

    private void process(ProcessModule module) {
        ProcessModule.Rights rights = module.rights();
        Set<String> groups = new HashSet<>(rights.workers());
        groups.addAll(rights.starters());
        groups.addAll(rights.watchers());
        for (String group : groups) {
            Set<Permission> permissions = new HashSet<>(Set.of(ProcessDefinitionPermissions.READ));
            if (rights.workers().contains(group)) {
                permissions.add(ProcessDefinitionPermissions.READ_TASK);
                permissions.add(ProcessDefinitionPermissions.TASK_WORK);
                permissions.add(ProcessDefinitionPermissions.READ_TASK_VARIABLE); // without it no form is shown
            }
            if (rights.starters().contains(group)) {
                permissions.add(ProcessDefinitionPermissions.CREATE_INSTANCE);
                grant(group, Resources.PROCESS_INSTANCE, ANY, Permissions.CREATE);
            }
            if (rights.watchers().contains(group)) {
                permissions.add(ProcessDefinitionPermissions.READ_INSTANCE);
                permissions.add(ProcessDefinitionPermissions.READ_HISTORY);
            }
            grant(group, Resources.PROCESS_DEFINITION, module.processKey(), permissions.toArray(Permission[]::new));
        }
    }

    /** Exactly these permissions, whatever the row said before. */
    private void grant(String group, Resource resource, String id, Permission... permissions) {
        Authorization grant = authorizations
                .createAuthorizationQuery()
                .groupIdIn(group)
                .resourceType(resource)
                .resourceId(id)
                .singleResult();
        if (grant == null) {
            grant = authorizations.createNewAuthorization(AUTH_TYPE_GRANT);
            grant.setGroupId(group);
            grant.setResource(resource);
            grant.setResourceId(id);
        }
        grant.setPermissions(permissions);
        authorizations.saveAuthorization(grant);
    }
}
