package dev.roundtwo.platform.web;

import jakarta.servlet.ServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.PropertyAccessException;
import org.springframework.validation.BindingResult;
import org.springframework.validation.DefaultBindingErrorProcessor;
import org.springframework.web.servlet.support.ExtendedServletRequestDataBinder;

/**
 * Makes a form's record of what was sent. What people type is text in our forms, and a form judges it; every other type is that
 * of a choice. A choice which its type cannot hold was never offered, and a name such as {@code sets[x]} never written by us:
 * both are refused as a whole, for no page could show them again.
 */
final class FormBinder extends ExtendedServletRequestDataBinder {

    FormBinder(@Nullable Object target, String name) {
        super(target, name);
        setBindingErrorProcessor(new DefaultBindingErrorProcessor() {
            @Override
            public void processPropertyAccessException(PropertyAccessException odd, BindingResult result) {
                throw new NotOffered(odd.getPropertyName(), odd);
            }
        });
    }

    /** Spring reads whatever stands between brackets and after dots, and fails over it in as many ways. */
    @Override
    public void construct(ServletRequest request) {
        try {
            super.construct(request);
        } catch (IllegalStateException | IllegalArgumentException | IndexOutOfBoundsException odd) {
            throw new NotOffered(getObjectName(), odd);
        }
    }

    /** A record is whole once it is made; what is left over has no place in it. */
    @Override
    public void bind(ServletRequest request) {
        if (!(getTarget() instanceof Record)) {
            super.bind(request);
        }
    }

    /** A field of a form holds what its type cannot, or is none. */
    static final class NotOffered extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String field;

        NotOffered(@Nullable String field, RuntimeException odd) {
            super(odd);
            this.field = field == null ? "" : field;
        }

        String field() {
            return field;
        }
    }
}
