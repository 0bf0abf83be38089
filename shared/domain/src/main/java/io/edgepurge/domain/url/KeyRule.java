package io.edgepurge.domain.url;

/** A rule about the permissions of a key. */
public enum KeyRule implements ItemRule {
    KEY_WITHOUT_SCOPE("The API key lacks a required scope."),
    KEY_BOUND_ELSEWHERE("The API key is restricted to other parts of the account.");

    private final String sentence;

    KeyRule(String sentence) {
        this.sentence = sentence;
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
