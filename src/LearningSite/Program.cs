using LearningSite.Commands;

return args is ["--help" or "-h" or "-?"] ? Help.Print() : await CommandLine.RunAsync(args);
