using ClientProcess.Web.SignIn;

var builder = WebApplication.CreateBuilder(args);
builder.AddSignIn();
var app = builder.Build();
app.UseSignIn();
app.MapGet("/health/live", () => "live").AllowAnonymous();
app.Run();
