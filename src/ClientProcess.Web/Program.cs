using ClientProcess.Web;

var app = WebProgram.Build(args);
await app.RunAsync();
