package io.edgepurge.aws;

import java.util.regex.Pattern;

/** The forms of a {@link DoorbellMessage}. */
final class Spelling {
    static final Pattern SWEEP = spelled("{ \"sweep\" : true }");
    static final Pattern LOOK =
            spelled("{ \"distribution\" : \"(?<distribution>[^\"\\\\]+)\" (?:, \"at\" : \"(?<at>[^\"\\\\]+)\" )?}");

    private Spelling() {}

    /** Each blank stands for any white space that JSON allows. */
    private static Pattern spelled(String json) {
        return Pattern.compile("[ \\t\\r\\n]*"
                + json.replace("{", "\\{").replace("}", "\\}").replace(" ", "[ \\t\\r\\n]*") + "[ \\t\\r\\n]*");
    }
}
