using System.Reflection;
using Ironwood.Testing;

// Started by "./ironwood test": all tests, or those whose full name holds the first argument.
var assemblies = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>()
    .Where(data => data.Value == "Tests")
    .Select(data => data.Key)
    // What waits for a browser most of its time goes first, beside what computes.
    .OrderByDescending(name => name == "Ironwood.Report.Tests")
    .ThenBy(name => name, StringComparer.Ordinal);
return TestRun.Of(assemblies, args.FirstOrDefault(), Console.Out);
