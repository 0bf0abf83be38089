package io.edgepurge.domain.url;

/** Why a key may not have an item purged that its account could. */
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
