package io.lorapipe.upload.delivery;

class InMemoryDeliveriesTests extends DeliveriesContract {

    private final Deliveries deliveries = new InMemoryDeliveries();

    @Override
    protected Deliveries deliveries() {
        return deliveries;
    }
}
