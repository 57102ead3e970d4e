package io.dueprocess.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/** A test against {@link PublicSite} on a random port. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = PublicSite.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "public-site-alone=true",
            "server.servlet.session.cookie.secure=false",
            "spring.datasource.url=jdbc:h2:mem:none",
            "spring.messages.basename=messages/country/DK,messages/language,messages/portal,messages/dsar,messages/dsar-recipients,messages/consent,"
                    + "messages/whistleblower",
            "dueprocess.base-url=http://localhost",
            "spring.profiles.active=demo",
            "dueprocess.data=target/public-site"
        })
public @interface OnPublicSite {}
