using System.CommandLine;
using ClientProcess.Cli;
using ClientProcess.Cli.Commands;

var root = new RootCommand("ClientProcess on the command line. Exit code 0: fine; 1: what was checked falls short; 2: used wrongly.")
{
    CheckCommand.Create(),
    PlayCommand.Create(),
    DryRunCommand.Create(),
    DueCommand.Create(),
    ElapsedCommand.Create(),
    ReplayCommand.Create(),
    ExportCommand.Create(),
    ClocksCommand.Create(),
    MigrateCommand.Create(),
};
return await Cli.RunAsync(root, args);
