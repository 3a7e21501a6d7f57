package io.lorapipe.local.command;

import io.lorapipe.local.display.Terminal;
import io.lorapipe.local.outcome.ExitCode;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.TypeConversionException;

/** {@code lorapipe}, with all its commands. */
@Command(
        name = "lorapipe",
        description = "Turns reference images of a character into a trained LoRA.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0    done",
            "  1    the training failed",
            "  2    bad usage or input",
            "  3    the platform could not start, or is out of reach",
            "  130  cancelled"
        })
public final class Commands {

    private Commands() {}

    /** Runs what was typed and says how it ended; failures are sentences on standard error. */
    public static int run(Terminal terminal, String... arguments) {
        var line = new CommandLine(new Commands())
                .addSubcommand(new TrainCommand(terminal))
                .addSubcommand(new CheckCommand(terminal))
                .addSubcommand(new PackCommand(terminal))
                .addSubcommand(new UpCommand(terminal))
                .addSubcommand(new StatusCommand(terminal))
                .addSubcommand(new WatchCommand(terminal))
                .addSubcommand(new CancelCommand(terminal))
                .addSubcommand(new ResolveCommand(terminal))
                .addSubcommand(new RetentionCommand(terminal))
                .addSubcommand(new CommandLine(new StoreCommand()).addSubcommand(new StoreCheckCommand(terminal)))
                .addSubcommand(new SandboxCommand(terminal));
        line.setOut(new PrintWriter(terminal.out(), true))
                .setErr(new PrintWriter(terminal.err(), true))
                .registerConverter(Path.class, Commands::path)
                .setExecutionStrategy(Commands::execute)
                .setExecutionExceptionHandler((ex, command, parsed) -> Failures.handle(terminal, ex, parsed))
                .setParameterExceptionHandler((ex, args) -> misused(terminal, ex));
        withHelp(line);
        return line.execute(arguments);
    }

    private static void withHelp(CommandLine command) {
        command.getCommandSpec()
                .addOption(CommandLine.Model.OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Shows this.")
                        .build());
        command.getSubcommands().values().forEach(Commands::withHelp);
    }

    private static Path path(String given) {
        try {
            return Path.of(given);
        } catch (InvalidPathException ex) {
            throw new TypeConversionException(Failures.noName(given));
        }
    }

    private static int execute(ParseResult parsed) {
        var typed = parsed.asCommandLineList().getLast();
        if (!parsed.hasSubcommand() && !parsed.isUsageHelpRequested()) {
            throw new ParameterException(typed, "No command was given.");
        }
        var handled = new RunLast().execute(parsed);
        return typed.getExecutionResult() instanceof ExitCode code ? code.number() : handled;
    }

    private static int misused(Terminal terminal, ParameterException ex) {
        terminal.err()
                .println("%s Try %s --help."
                        .formatted(
                                sentence(String.valueOf(ex.getMessage())),
                                ex.getCommandLine().getCommandSpec().qualifiedName()));
        return ExitCode.BAD_INPUT.number();
    }

    private static String sentence(String message) {
        var line = message.lines().findFirst().orElse("").replaceFirst("^Error: ", "");
        return line.endsWith(".") ? line : line + ".";
    }
}
