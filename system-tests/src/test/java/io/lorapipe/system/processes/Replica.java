package io.lorapipe.system.processes;

/**
 * One process of a service.
 *
 * @param number from 1; those of one service share its database, its consumer group and its entrance
 */
public record Replica(Service service, int number) {

    static Replica first(Service service) {
        return new Replica(service, 1);
    }

    /** Names its log and its directory. */
    public String title() {
        return number == 1 ? service.title() : service.title() + "-" + number;
    }
}
