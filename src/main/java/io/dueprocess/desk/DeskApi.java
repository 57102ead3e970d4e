package io.dueprocess.desk;

import io.dueprocess.node.StaffNode;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.web.bind.annotation.RestController;

/**
 * A controller of the staff API about cases: its refusals are answered alike, and never tell that a case exists. Whoever may
 * not read the case that a path names as {@code caseId} does not get past its door, whatever the controller asks.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@StaffNode
@RestController
public @interface DeskApi {

    /** Key of the process whose cases the paths are about; a case of another is not there. Empty for any. */
    String process() default "";
}
