package io.dueprocess.mail;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks into the outbox every second; off with {@code dueprocess.mail.sender-enabled=false}. */
@Component
@ConditionalOnProperty(name = "dueprocess.mail.sender-enabled", matchIfMissing = true)
class OutboxPoller {

    private final OutboxSender sender;

    OutboxPoller(OutboxSender sender) {
        this.sender = sender;
    }

    @Scheduled(fixedDelayString = "${dueprocess.mail.sender-interval:PT1S}")
    void poll() {
        sender.sendDue();
    }
}
