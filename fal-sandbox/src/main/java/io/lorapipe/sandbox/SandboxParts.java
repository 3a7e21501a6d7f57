package io.lorapipe.sandbox;

import io.lorapipe.sandbox.dispatch.Dispatcher;
import io.lorapipe.sandbox.dispatch.QueueRules;
import io.lorapipe.sandbox.faults.Faults;
import io.lorapipe.sandbox.faults.run.FaultyRunner;
import io.lorapipe.sandbox.faults.store.ScriptFile;
import io.lorapipe.sandbox.platform.BillingEvents;
import io.lorapipe.sandbox.platform.Listing;
import io.lorapipe.sandbox.platform.RequestList;
import io.lorapipe.sandbox.queue.Requests;
import io.lorapipe.sandbox.queue.store.DataDirectory;
import io.lorapipe.sandbox.queue.store.FileJournal;
import io.lorapipe.sandbox.storage.FileStore;
import io.lorapipe.sandbox.storage.Tokens;
import io.lorapipe.sandbox.storage.Uploads;
import io.lorapipe.sandbox.trainers.Trainers;
import io.lorapipe.sandbox.training.ArchiveStep;
import io.lorapipe.sandbox.training.Training;
import io.lorapipe.sandbox.training.WeightsStep;
import io.lorapipe.sandbox.training.http.HttpArchives;
import io.lorapipe.sandbox.webhook.SigningKeys;
import io.lorapipe.sandbox.webhook.Webhooks;
import io.lorapipe.sandbox.webhook.http.HttpReceivers;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the parts fit together; types that others might have too, such as a clock, are no beans. */
@Configuration(proxyBeanMethods = false)
class SandboxParts {

    @Bean
    DataDirectory dataDirectory(SandboxProperties properties) {
        return new DataDirectory(properties.dataDirectory());
    }

    @Bean
    FileJournal fileJournal(DataDirectory directory) {
        return new FileJournal(directory.path());
    }

    @Bean
    Requests requests(FileJournal journal) {
        return new Requests(journal);
    }

    @Bean
    Trainers trainers() {
        return Trainers.load();
    }

    @Bean
    FileStore fileStore(DataDirectory directory) throws IOException {
        return new FileStore(directory.path());
    }

    @Bean
    Uploads uploads(FileStore files, DataDirectory directory) {
        return new Uploads(files, directory.path());
    }

    @Bean
    Tokens tokens() {
        return new Tokens(Clock.tickMillis(ZoneOffset.UTC));
    }

    @Bean
    Training training(SandboxProperties properties, Trainers trainers, FileStore files) {
        return new Training(
                trainers,
                new ArchiveStep(new HttpArchives(), files.unfinished()),
                new WeightsStep(files, properties.weightsSize()),
                properties.runDuration(),
                properties.stepsPerLog());
    }

    @Bean(destroyMethod = "")
    Faults faults(SandboxProperties properties) {
        var faults = new Faults(Clock.tickMillis(ZoneOffset.UTC));
        Optional.ofNullable(properties.faults()).map(ScriptFile::read).ifPresent(faults::replace);
        return faults;
    }

    @Bean(destroyMethod = "")
    Dispatcher dispatcher(SandboxProperties properties, Requests requests, Training training, Faults faults) {
        var rules = new QueueRules(properties.maxRunning(), properties.queueDelay());
        var runner = new FaultyRunner(training, faults);
        return new Dispatcher(requests, rules, runner, Clock.tickMillis(ZoneOffset.UTC));
    }

    @Bean
    SigningKeys signingKeys(DataDirectory directory) throws IOException {
        return new SigningKeys(directory.path());
    }

    @Bean(destroyMethod = "")
    Webhooks webhooks(Requests requests, SigningKeys keys, Faults faults) {
        return new Webhooks(requests, new HttpReceivers(), keys, faults, Clock.tickMillis(ZoneOffset.UTC));
    }

    @Bean
    RequestList requestList(SandboxProperties properties, Requests requests, Faults faults) {
        var listing = new Listing(properties.listLag(), properties.listedOnce());
        return new RequestList(requests, listing, faults, Clock.tickMillis(ZoneOffset.UTC));
    }

    @Bean
    BillingEvents billingEvents(Requests requests, Trainers trainers) {
        return new BillingEvents(requests, trainers, Clock.tickMillis(ZoneOffset.UTC));
    }
}
