package io.lorapipe.system.seeded;

import io.lorapipe.system.events.Conversation;

/** When so many trainings have been heard of on a topic: seen, not timed. */
record Moment(String topic, int trainings) {

    boolean hasCome(Conversation conversation) {
        return conversation.heardOf(topic).size() >= trainings;
    }
}
