package io.lorapipe.local.command;

import io.lorapipe.local.display.StoreSteps;
import io.lorapipe.local.display.Terminal;
import io.lorapipe.local.outcome.CommandStopped;
import io.lorapipe.local.outcome.ExitCode;
import io.lorapipe.local.platform.ConfiguredStores;
import io.lorapipe.store.InvalidStoreSettings;
import io.lorapipe.store.ResumableUploads;
import io.lorapipe.store.StoreException;
import io.lorapipe.store.check.CheckedStore;
import io.lorapipe.store.check.StoreCheck;
import io.lorapipe.store.roles.Stores;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lorapipe store check}: whether the configured stores do all that lorapipe asks of them. */
@Command(
        name = "check",
        description = {
            "Tries the configured stores with small objects, which it deletes again, and says of each step whether it",
            "works, and if not, which right or setting is missing. Nothing is started."
        })
final class StoreCheckCommand implements Callable<ExitCode> {

    private final Terminal terminal;

    @Mixin
    DataOptions data = new DataOptions();

    @Option(names = "--create", description = "Makes buckets that are missing.")
    boolean create;

    @Option(names = "--json", description = "One JSON object a line.")
    boolean json;

    StoreCheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public ExitCode call() {
        var steps = new StoreSteps(terminal.out(), json);
        try {
            var stores = Stores.open(
                    ConfiguredStores.settings(data.directory(), DataOptions.provider()),
                    Clock.systemUTC(),
                    ResumableUploads.inMemory());
            var checked = new StoreCheck(UUID::randomUUID, Clock.systemUTC(), create)
                    .all(stores)
                    .peek(steps::show)
                    .toList();
            steps.sum(checked);
            return checked.stream().allMatch(CheckedStore::isWell) ? ExitCode.DONE : ExitCode.BAD_INPUT;
        } catch (InvalidStoreSettings | StoreException cannotOpen) {
            throw CommandStopped.badInput(String.valueOf(cannotOpen.getMessage()));
        }
    }
}
