using LearningSite.Commands;

return await CommandLine.RunAsync(args);
