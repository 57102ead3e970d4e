package io.dueprocess.portal;

import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** On every node, since who isn't signed in can send a body to the staff's pages too. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({BodyPace.class, ServerProperties.class})
class SlowBodiesConfiguration {

    /** Half of the threads stay free of those who send slowly. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> slowBodies(BodyPace pace, ServerProperties server) {
        ServerProperties.Tomcat tomcat = server.getTomcat();
        int most = Math.max(1, tomcat.getThreads().getMax() / 2);
        return factory -> factory.addEngineValves(
                new SlowBodies(pace, most, tomcat.getMaxSwallowSize().toBytes()));
    }
}
