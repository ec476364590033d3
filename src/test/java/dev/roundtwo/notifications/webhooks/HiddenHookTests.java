package dev.roundtwo.notifications.webhooks;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.roundtwo.Cast;
import dev.roundtwo.insights.Past;
import dev.roundtwo.interviews.AttendanceDropped;
import dev.roundtwo.interviews.AttendanceTold;
import dev.roundtwo.tenancy.Member;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** An endpoint is a third party: of partners who do not know each other it does not hear who they are. */
@HookTest
class HiddenHookTests {

    @Autowired
    ApplicationContext house;

    @Autowired
    Cast cast;

    @Autowired
    Webhooks webhooks;

    @Autowired
    ApplicationEventPublisher facts;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void whoCameIsToldOnceTheyKnowEachOther() throws Exception {
        Cast.People people = cast.people();
        Member ada = people.ada();
        UUID ben = people.ben().accountId();
        Past past = new Past(house);
        Instant start = Instant.now().plus(Duration.ofDays(2));
        UUID interview = past.planned(ada, people.ben(), past.set(ada), start, null);
        past.sql(ada, "update interview set anonymous = true where id = ?", interview);
        try (Listener listener = new Listener()) {
            var asked = new WebhookForm(listener.url(), "", List.of("attendance.told", "attendance.dropped"));
            in(ada, () -> webhooks.add(ada, asked));
            publish(ada, new AttendanceTold(ada.workspaceId(), interview, ben, true, start));
            publish(ada, new AttendanceDropped(ada.workspaceId(), interview, start));
            await().until(() -> listener.heard.size() == 2);
            assertThat(listener.heard).allSatisfy(one -> {
                assertThat(one.json().at("/data/interview").asString()).isEqualTo(interview.toString());
                assertThat(one.body()).doesNotContain(ben.toString(), "account", "null");
            });
            past.sql(ada, "update interview set anonymous = false where id = ?", interview);
            publish(ada, new AttendanceTold(ada.workspaceId(), interview, ben, true, start));
            await().until(() -> listener.heard.size() == 3);
            assertThat(listener.heard.getLast().json().at("/data/account").asString())
                    .isEqualTo(ben.toString());
        }
    }

    private void publish(Member who, Object fact) throws Exception {
        in(
                who,
                () -> transaction.execute(status -> {
                    facts.publishEvent(fact);
                    return fact;
                }));
    }
}
