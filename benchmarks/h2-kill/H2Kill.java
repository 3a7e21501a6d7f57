import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Commits rows into an H2 file, kills the process with -9 once the last commit was acknowledged, and counts what is
 * left when the file is opened again.
 */
final class H2Kill {

    private static final int ROWS = 40;
    private static final int ROUNDS = 9;

    private H2Kill() {}

    public static void main(String[] args) throws Exception {
        if (args.length == 1) {
            commitRows(args[0]);
            return;
        }
        var data = Files.createTempDirectory("h2-kill-");
        System.out.printf("%-16s %s%n", "", "rows gone of " + ROWS + " committed, per round");
        report("the default", data, "default", "");
        report("WRITE_DELAY=0", data, "immediate", ";WRITE_DELAY=0");
    }

    private static void report(String title, Path data, String name, String setting) throws Exception {
        var gone = new ArrayList<Integer>();
        var micros = new ArrayList<Long>();
        for (int round = 0; round < ROUNDS; round++) {
            var url = "jdbc:h2:file:" + data.resolve(name + round) + setting;
            try (var connection = open(url);
                    var statement = connection.createStatement()) {
                statement.execute("create table received (id int primary key)");
            }
            micros.add(commitAndKill(url));
            gone.add(ROWS - count(url));
        }
        gone.sort(null);
        micros.sort(null);
        System.out.printf(
                "%-16s %s, median %d; one commit %d us (median of the rounds)%n",
                title, gone, gone.get(ROUNDS / 2), micros.get(ROUNDS / 2));
    }

    /** Microseconds per commit, as the killed process measured them. */
    private static long commitAndKill(String url) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var source = Path.of(System.getProperty("h2kill.source")).toString();
        var command = List.of(java, "--class-path", System.getProperty("java.class.path"), source, url);
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var output = process.inputReader()) {
            var line = output.readLine();
            process.destroyForcibly().waitFor();
            return Long.parseLong(line);
        }
    }

    private static void commitRows(String url) throws Exception {
        try (var connection = open(url);
                var insert = connection.prepareStatement("insert into received values (?)")) {
            var start = System.nanoTime();
            for (int row = 0; row < ROWS; row++) {
                insert.setInt(1, row);
                insert.executeUpdate();
            }
            System.out.println((System.nanoTime() - start) / 1000 / ROWS);
            Thread.currentThread().join();
        }
    }

    private static int count(String url) throws SQLException {
        try (var connection = open(url);
                var rows = connection.createStatement().executeQuery("select count(*) from received")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static Connection open(String url) throws SQLException {
        return DriverManager.getConnection(url, "sa", "");
    }
}
