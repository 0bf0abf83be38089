package io.edgepurge.aws;

import io.edgepurge.standin.LocalStack;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("docker")
class LocalStackDoorbellsTest implements SqsDoorbellsContract {
    @RegisterExtension
    static final LocalStack LOCAL_STACK = new LocalStack(System.getenv());

    @Override
    public Map<String, String> variables() {
        return LOCAL_STACK.standIn().variables();
    }
}
