package dev.roundtwo.interviews.room;

import dev.roundtwo.platform.limits.Counted;
import dev.roundtwo.platform.limits.Limited;
import dev.roundtwo.platform.scope.Scope;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class RoomConfiguration {

    @Bean
    Counted liveRooms(JdbcClient sql) {
        return new Counted(Limited.LIVE_ROOMS, () -> sql.sql(
                        "select count(*) from interview where workspace_id = ? and status = 'LIVE'")
                .param(Scope.currentWorkspace().orElseThrow())
                .query(Long.class)
                .single());
    }
}
