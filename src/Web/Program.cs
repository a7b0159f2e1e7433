using LearningMechanics.Storage;
using LearningMechanics.Web.Features;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddLearningMechanicsStorage(builder.Configuration.GetConnectionString("LearningMechanics") ?? "Host=localhost");
builder.Services.AddLearningMechanicsPages();
var app = builder.Build();
app.UseLearningMechanicsPages();
app.MapLearningMechanicsPages();
app.Run();
