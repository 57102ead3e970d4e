package io.dueprocess.desk;

import io.dueprocess.node.StaffNode;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.web.bind.annotation.RestController;

/** A controller of the staff API about cases: its refusals are answered alike, and never tell that a case exists. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@StaffNode
@RestController
public @interface DeskApi {}
