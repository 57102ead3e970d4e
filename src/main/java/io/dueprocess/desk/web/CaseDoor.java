package io.dueprocess.desk.web;

import io.dueprocess.desk.CaseAccess;
import io.dueprocess.desk.DeskApi;
import io.dueprocess.node.StaffNode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Stands before every method of a {@link DeskApi} whose path names a case, ahead of a look at the body: whoever may not
 * read the case, or asks for one of another process, learns nothing but that it is not there.
 */
@StaffNode
@Component
class CaseDoor implements HandlerInterceptor {

    private static final String CASE = "caseId";

    private final CaseAccess access;

    CaseDoor(CaseAccess access) {
        this.access = access;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> path
                && path.get(CASE) instanceof String caseId) {
            DeskApi api = AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), DeskApi.class);
            if (api != null) {
                access.enter(caseId, api.process());
            }
        }
        return true;
    }
}
