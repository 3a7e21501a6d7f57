package io.lorapipe.local.command;

import picocli.CommandLine.Command;

/** {@code lorapipe store}: what there is to do with the configured stores. */
@Command(name = "store", description = "Looks after the configured stores.", synopsisSubcommandLabel = "COMMAND")
final class StoreCommand {}
