// Appended to every program for Node: runs it with the command line, exit status kept.
await Module({
  arguments: process.argv.slice(2),
  thisProgram: process.argv[1],
});
