package dev.roundtwo.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What every page's layout needs, as request attributes: model attributes would be missing on error pages and on pages that
 * a filter renders.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class PageAttributes extends OncePerRequestFilter {

    private final Assets assets;

    PageAttributes(Assets assets) {
        this.assets = assets;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        request.setAttribute("assets", assets.base());
        chain.doFilter(request, response);
    }
}
