package io.dueprocess.engine;

import io.dueprocess.node.StaffNode;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The filters that everybody has in Tasklist; each shows the tasks that the reader may see anyway. */
@StaffNode
@Component
class TasklistFilters {

    private final FilterService filters;
    private final TaskService tasks;
    private final AuthorizationService authorizations;
    private final JdbcClient jdbc;

    TasklistFilters(FilterService filters, TaskService tasks, AuthorizationService authorizations, JdbcClient jdbc) {
        this.filters = filters;
        this.tasks = tasks;
        this.authorizations = authorizations;
        this.jdbc = jdbc;
    }

    @EventListener(ApplicationStartedEvent.class)
    @Transactional
    public void provision() {
        jdbc.sql("select name from dp_lock where name = 'filters' for update")
                .query(String.class)
                .single();
        provision(1, "My tasks", query().taskAssigneeExpression("${currentUser()}"), "#0b6e6e");
        provision(
                2,
                "My groups' tasks",
                query().taskCandidateGroupInExpression("${currentUserGroups()}").taskUnassigned(),
                "#35618e");
        provision(3, "Due this week", query().dueBeforeExpression("${dateTime().plusDays(7)}"), "#b36b00");
        provision(4, "Overdue", query().dueBeforeExpression("${now()}"), "#b3261e");
    }

    private TaskQuery query() {
        return tasks.createTaskQuery().active().orderByDueDate().asc();
    }

    private void provision(int position, String name, TaskQuery query, String colour) {
        if (filters.createFilterQuery().filterName(name).count() > 0) {
            return;
        }
        Map<String, Object> properties = new HashMap<>();
        properties.put("priority", position);
        properties.put("color", colour);
        properties.put("refresh", true);
        properties.put("showUndefinedVariable", false);
        Filter filter = filters.newTaskFilter(name).setQuery(query).setProperties(properties);
        filters.saveFilter(filter);
        Authorization read = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
        read.setUserId(Authorization.ANY);
        read.setResource(Resources.FILTER);
        read.setResourceId(filter.getId());
        read.addPermission(Permissions.READ);
        authorizations.saveAuthorization(read);
    }
}
