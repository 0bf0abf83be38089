package io.edgepurge.conformance.openapi;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Injects one {@link DocumentedStack} into all test classes of this JVM; closes it at the end of the JVM's tests. */
final class SharedDocumentedStack implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(SharedDocumentedStack.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == DocumentedStack.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
                .computeIfAbsent(DocumentedStack.class, none -> new DocumentedStack(), DocumentedStack.class);
    }
}
