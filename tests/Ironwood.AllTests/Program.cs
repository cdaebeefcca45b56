using System.Reflection;
using Ironwood.Testing;

// Started by "./ironwood test": all tests, or those whose full name holds the first argument.
// What takes long goes first: what waits, for a browser, for other programs, for the next attempt, and Planning.Tests,
// whose longest class is one test after the other. The many short ones keep all processors busy to the end.
string[] first =
[
    "Ironwood.Report.Tests", "Ironwood.Repository.Tests", "Ironwood.Cli.Tests", "Ironwood.Planning.Tests",
    "Ironwood.Infra.Tests", "Ironwood.Operations.Tests",
];
var assemblies = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>()
    .Where(data => data.Value == "Tests")
    .Select(data => data.Key)
    .OrderBy(name => Array.IndexOf(first, name) is >= 0 and var place ? place : first.Length)
    .ThenBy(name => name, StringComparer.Ordinal);
return TestRun.Of(assemblies, args.FirstOrDefault(), Console.Out);
