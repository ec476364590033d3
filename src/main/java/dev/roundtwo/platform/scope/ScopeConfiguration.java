package dev.roundtwo.platform.scope;

import dev.roundtwo.platform.time.Backdated;
import jakarta.persistence.EntityManagerFactory;
import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;
import org.hibernate.cfg.MultiTenancySettings;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

@Configuration(proxyBeanMethods = false)
class ScopeConfiguration {

    private static final UUID NO_WORKSPACE = new UUID(0, 0);

    @Bean
    Clock clock() {
        return new Backdated();
    }

    @Bean
    PlatformTransactionManager transactionManager(EntityManagerFactory entityManagers, DataSource dataSource) {
        return new ScopedTransactions(entityManagers, dataSource);
    }

    @Bean
    HibernatePropertiesCustomizer workspaceOfEntities() {
        return settings -> settings.put(
                MultiTenancySettings.MULTI_TENANT_IDENTIFIER_RESOLVER, new CurrentTenantIdentifierResolver<UUID>() {
                    @Override
                    public UUID resolveCurrentTenantIdentifier() {
                        return Scope.currentWorkspace().orElse(NO_WORKSPACE);
                    }

                    @Override
                    public boolean validateExistingCurrentSessions() {
                        return true;
                    }
                });
    }
}
