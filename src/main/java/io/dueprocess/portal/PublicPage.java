package io.dueprocess.portal;

import io.dueprocess.node.PublicNode;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.stereotype.Controller;

/** A controller of public pages: its templates get what the public layout needs, see {@link PublicLayout}. */
@PublicNode
@Controller
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface PublicPage {}
