package dev.roundtwo.tenancy;

import dev.roundtwo.platform.limits.Counted;
import dev.roundtwo.platform.limits.Limited;
import dev.roundtwo.platform.scope.Scope;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class TenancyConfiguration {

    @Bean
    Counted countedMembers(JdbcClient sql) {
        return new Counted(Limited.MEMBERS, () -> sql.sql("select count(*) from member where workspace_id = ?")
                .param(Scope.currentWorkspace().orElseThrow())
                .query(Long.class)
                .single());
    }
}
