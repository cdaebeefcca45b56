using System.Reflection;
using Ironwood.Testing;

// Started by "./ironwood test": all tests, or those whose full name holds the first argument.
var assemblies = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>()
    .Where(data => data.Value == "Tests")
    .Select(data => data.Key)
    .Order(StringComparer.Ordinal);
return TestRun.Of(assemblies, args.FirstOrDefault(), Console.Out);
