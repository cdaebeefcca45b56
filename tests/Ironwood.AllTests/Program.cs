using System.Reflection;
using Ironwood.Testing;

// Started by "./ironwood test": all tests, or those whose full name holds the first argument.
var assemblies = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>()
    .Where(data => data.Key == "Tests")
    .Select(data => data.Value!)
    .Order(StringComparer.Ordinal);
return TestRun.Of(assemblies, args.FirstOrDefault(), Console.Out);
