package io.lorapipe.upload.delivery;

/** Hears how far a delivery is. */
public interface DeliveryProgress {

    void uploaded(long bytes, long total);

    void makingLink();

    void linkReady();
}
