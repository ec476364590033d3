package dev.roundtwo.platform.scope;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The rest of a request, done within a scope. */
public record ScopedChain(FilterChain chain) {

    public void go(Scope scope, ServletRequest request, ServletResponse response) throws ServletException, IOException {
        try {
            scope.<@Nullable Void, Exception>call(() -> {
                chain.doFilter(request, response);
                return null;
            });
        } catch (ServletException | IOException | RuntimeException passed) {
            throw passed;
        } catch (Exception other) {
            throw new ServletException(other);
        }
    }
}
