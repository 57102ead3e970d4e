package io.dueprocess.access;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * How the engine keeps passwords: PBKDF2 with HMAC-SHA256, 310,000 iterations and a salt of its own (RFC 8018). Not bcrypt,
 * which reads 72 bytes at most: the engine appends a salt to the password before it asks.
 */
@Component
class StaffPasswords extends AbstractProcessEnginePlugin implements PasswordEncryptor {

    private final PasswordEncoder pbkdf2 = Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8();

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setPasswordEncryptor(this);
    }

    @Override
    public String encrypt(String password) {
        return pbkdf2.encode(password);
    }

    @Override
    public boolean check(String password, String encrypted) {
        return pbkdf2.matches(password, encrypted);
    }

    /** Stored in front of each hash. */
    @Override
    public String hashAlgorithmName() {
        return "PBKDF2";
    }
}
