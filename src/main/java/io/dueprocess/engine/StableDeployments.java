package io.dueprocess.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.spring.boot.starter.configuration.impl.DefaultDeploymentConfiguration;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ContextResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * Deploys models, decisions and forms under the same names wherever they are read from, jar or folder, so that a restart
 * deploys nothing new.
 */
@Component
class StableDeployments extends DefaultDeploymentConfiguration {

    @Override
    public Set<Resource> getDeploymentResources() {
        return super.getDeploymentResources().stream().map(Named::new).collect(Collectors.toSet());
    }

    /** A resource named by its folder and file: {@code forms/dsar-triage.form}. */
    private static final class Named extends ByteArrayResource implements ContextResource {

        private final String name;

        Named(Resource resource) {
            super(bytes(resource));
            String file = resource.getFilename();
            this.name = (file.endsWith(".form") ? "forms/" : "processes/") + file;
        }

        private static byte[] bytes(Resource resource) {
            try {
                return resource.getContentAsByteArray();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String getPathWithinContext() {
            return name;
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Named named && named.name.equals(name);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }
    }
}
